package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.List;

/** A server that has never closed anything: there is no healthy connection to compare with. */
record AllLeak(long perSecond) implements Case {
    @Override
    public String name() {
        return "all-leak-" + perSecond;
    }

    @Override
    public String story() {
        return "From the start every connection is answered and none is closed, " + perSecond + " a second.";
    }

    /** With nothing that ever leaves, a service that merely takes five seconds over every close is hard to tell from this. */
    @Override
    public Duration length() {
        return Duration.ofSeconds(16);
    }

    @Override
    public Expected expected() {
        return Expected.only(Pattern.LEAK);
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.serverSim("[{\"exception-skips-close\":{\"probability\":1}}]");
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "churn", perSecond, length(), Duration.ofSeconds(5));
    }

    @Override
    public Truth truth(Seen seen) {
        List<Stay> stuck = seen.stuck();
        return Truth.since(stuck, stuck, seen.settled(),
                Seen.atLeast(10 * perSecond, stuck.size(), "sockets that never left"),
                Seen.atMost(0, seen.left().size(), "sockets that left"), seen.cpuWasFree());
    }
}
