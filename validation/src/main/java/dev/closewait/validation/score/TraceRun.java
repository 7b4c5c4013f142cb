package dev.closewait.validation.score;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.contestant.Contestant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Shows one trace to all contestants. It is read once, because reading costs more than most detectors do: each observation
 * goes to one contestant after the other, and each one's time is taken by itself. Nothing is kept of an observation.
 */
final class TraceRun implements Callable<TraceOutcome> {
    private static final double NANOS_PER_SECOND = 1e9;

    private final TraceSource source;
    private final List<Contestant> contestants;

    TraceRun(TraceSource source, List<Contestant> contestants) {
        this.source = source;
        this.contestants = List.copyOf(contestants);
    }

    @Override
    public TraceOutcome call() throws InterruptedException {
        try (Trace trace = source.open()) {
            TraceHeader header = trace.header();
            Troubles troubles = new Troubles(source.name());
            if (header.label().isEmpty()) {
                troubles.tell("has no label, so nobody knows what was true of it; not scored");
                return TraceOutcome.unscored(source.name(), troubles.sentences());
            }
            return new Showing(trace, header.label().get(), troubles).outcome();
        } catch (IOException | BadLineException unreadable) {
            return TraceOutcome.unscored(source.name(),
                    List.of(source.name() + ": " + unreadable.getMessage() + "; not scored"));
        }
    }

    /** One pass over an open trace. */
    private final class Showing {
        private final Trace trace;
        private final TraceHeader header;
        private final Troubles troubles;
        private final Sights sights;
        private final Optional<PortraitPainter> painter;
        private final List<TraceScorer> scorers = new ArrayList<>();
        private final Label labelAtStart;
        private long firstNanos;
        private long lastNanos;
        private long looks;

        Showing(Trace trace, Label label, Troubles troubles) {
            this.trace = trace;
            this.header = trace.header();
            this.troubles = troubles;
            boolean recorded = header.origin() == Origin.RECORDED;
            labelAtStart = label;
            sights = new Sights(label, recorded);
            painter = recorded ? Optional.of(new PortraitPainter(label)) : Optional.empty();
        }

        TraceOutcome outcome() throws InterruptedException {
            // A name and a seed tell the truth as well as a label does.
            TraceHeader untold = new TraceHeader("", header.origin(), "", header.every(), Optional.empty());
            try {
                for (Contestant contestant : contestants) {
                    scorers.add(new TraceScorer(contestant, untold, labelAtStart.port()));
                }
                for (Optional<Observation> look = next(); look.isPresent(); look = next()) {
                    show(look.get());
                }
                return judged();
            } finally {
                scorers.forEach(TraceScorer::close);
            }
        }

        /** The next look that can be read; empty at the end, or where the trace broke off. */
        private Optional<Observation> next() throws InterruptedException {
            while (!troubles.brokenOff()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                try {
                    Optional<Observation> look = trace.next();
                    troubles.goodLine();
                    if (look.isPresent() && looks > 0 && look.get().nanos() < lastNanos) {
                        troubles.breakOff("its clock goes backwards after look " + looks
                                + ", as where two recordings are in one file");
                        return Optional.empty();
                    }
                    return look;
                } catch (BadLineException bad) {
                    troubles.badLine(bad);
                } catch (IOException unreadable) {
                    troubles.breakOff("cannot be read on: " + unreadable.getMessage());
                }
            }
            return Optional.empty();
        }

        private void show(Observation look) throws InterruptedException {
            firstNanos = looks == 0 ? look.nanos() : firstNanos;
            lastNanos = look.nanos();
            looks++;
            sights.see(look);
            painter.ifPresent(portrait -> portrait.see(look));
            for (TraceScorer scorer : scorers) {
                scorer.observe(look);
            }
        }

        /** A file that is cut at the end of a line does not show it; but a recording goes on until its label ends. */
        private boolean endsTooSoon(Label label) {
            boolean goesOn = header.origin() == Origin.RECORDED && label.untilNanos() != Label.TO_THE_END;
            return (troubles.brokenOff() || goesOn)
                    && lastNanos + header.every().toNanos() < label.untilNanos();
        }

        private TraceOutcome judged() {
            Label label = trace.header().label().orElse(labelAtStart);
            if (looks == 0) {
                troubles.tell("has no observation; not scored");
            } else if (endsTooSoon(label)) {
                troubles.tell((troubles.brokenOff() ? "broke off" : "is cut off")
                        + " before what is said last counts; not scored");
            } else {
                TraceFacts facts = new TraceFacts(header.name(), header.origin(), label,
                        sights.firstFrom(Sights.evidenceFrom(label)), sights.any(),
                        (lastNanos - firstNanos) / NANOS_PER_SECOND, looks);
                return new TraceOutcome(header.name(), scorers.stream().map(scorer -> scorer.result(facts)).toList(),
                        painter.map(portrait -> portrait.paint(header.name())), troubles.sentences());
            }
            return TraceOutcome.unscored(source.name(), troubles.sentences());
        }
    }
}
