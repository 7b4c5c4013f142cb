package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.scenarios.cases.subject.DownstreamServer;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A server that waits for another one. */
record SlowDownstream() implements Case {
    private static final Program SERVER = Program.java("downstream server", DownstreamServer.class.getName());
    private static final Duration DOWNSTREAM = Duration.ofSeconds(5);
    /** Clients give up after half a second; what is left of the five is spent in CLOSE_WAIT. */
    private static final Duration LATE = Duration.ofSeconds(4);
    private static final double IDLE_CPUS = 0.5;

    @Override
    public String name() {
        return "slow-downstream";
    }

    @Override
    public String story() {
        return "Each request waits five seconds for another server while the CPU is idle; clients give up long before.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(14);
    }

    @Override
    public Expected expected() {
        return Expected.only(Pattern.SLOW_CLOSE);
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.start(SERVER, DOWNSTREAM.toMillis());
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "churn", 10, length(), Duration.ofMillis(500));
    }

    @Override
    public Duration settling() {
        return DOWNSTREAM.plusSeconds(3);
    }

    @Override
    public Truth truth(Seen seen) {
        List<Stay> late = seen.left().stream().filter(stay -> stay.dwellNanos() >= LATE.toNanos()).toList();
        double running = runningCpus(seen);
        return Truth.since(late, List.of(), seen.settled(),
                Seen.atLeast(30, late.size(), "sockets that left after four seconds or more"),
                Seen.atMost(0, seen.stuck().size(), "sockets that never left"),
                new Finding(running <= IDLE_CPUS, String.format(Locale.ROOT,
                        "its threads ran on %.2f CPUs (wanted: at most %.2f)", running, IDLE_CPUS)),
                seen.cpuWasFree());
    }

    private static double runningCpus(Seen seen) {
        Observation first = seen.looks().getFirst();
        Observation last = seen.looks().getLast();
        return (double) (ran(seen, last) - ran(seen, first)) / (last.nanos() - first.nanos());
    }

    private static long ran(Seen seen, Observation look) {
        return seen.process(look).map(ProcessSample::runningNanos).orElse(0L);
    }
}
