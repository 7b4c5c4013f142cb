package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceHeader.Origin;
import java.time.Duration;
import java.util.Optional;

/** A simulation while it is watched; its label is what has come true so far. */
final class SimulatedTrace implements Trace {
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Simulation simulation;
    private final Truth truth;
    private final Subject subject;
    private final LookSchedule.Run looks;
    private boolean over;

    SimulatedTrace(Simulation simulation) {
        this.simulation = simulation;
        truth = new Truth(simulation.port());
        subject = simulation.begin().apply(truth);
        looks = simulation.looks().new Run(simulation.seed());
    }

    @Override
    public TraceHeader header() {
        return new TraceHeader(simulation.name(), Origin.SIMULATED, "simulated, seed " + simulation.seed(),
                Duration.ofMillis(Math.round(simulation.looks().intervalMillis())),
                Optional.of(truth.label()));
    }

    @Override
    public Optional<Observation> next() {
        if (over) {
            return Optional.empty();
        }
        double now = looks.next();
        over = now > simulation.minutes() * MILLIS_PER_MINUTE || truth.leakedEnough(simulation.mostLeaked());
        if (over) {
            return Optional.empty();
        }
        Observation observation = subject.look(now, looks.wallClock());
        truth.looked(now, subject.standing());
        return Optional.of(observation);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
