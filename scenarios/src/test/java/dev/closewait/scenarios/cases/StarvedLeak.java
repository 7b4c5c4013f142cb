package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.kernel.Series;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A leak in a server that is late with everything else, too. */
record StarvedLeak() implements Case {
    private static final double STARVED_WAITING = 1;
    private static final Duration LATE = Duration.ofMillis(500);

    @Override
    public String name() {
        return "starved-leak";
    }

    @Override
    public String story() {
        return "More threads want to run than there are CPUs, so sockets close late; and one answered request in ten is "
                + "never closed at all.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(18);
    }

    @Override
    public Expected expected() {
        return Expected.only(Pattern.LEAK).with(Pattern.CPU_STARVED);
    }

    /** What has queued up is still worked off when the last client is gone. */
    @Override
    public Duration settling() {
        return Duration.ofSeconds(8);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.serverSim("[{\"exception-skips-close\":{\"probability\":0.1,\"seed\":" + bed.seed()
                + "}},{\"slow-cpu\":{\"cpu\":\"40ms\",\"threads\":8,\"queue\":64}}]");
    }

    /** Who leaves early waits in CLOSE_WAIT for a CPU; who waits for the answer is the one to be forgotten after it. */
    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "steady", 60, length(), Duration.ofMillis(300));
        bed.clients(subject, "churn", 40, length(), Duration.ofSeconds(10));
    }

    @Override
    public Truth truth(Seen seen) {
        List<Stay> stuck = seen.stuck();
        long late = seen.left().stream().filter(stay -> stay.dwellNanos() >= LATE.toNanos()).count();
        double waiting = Series.median(Series.waitingCpus(seen.looks(), List.of(seen.subject().pid()), Duration.ZERO))
                .orElse(0);
        return Truth.since(stuck, stuck, seen.settled(), Seen.atLeast(5, stuck.size(), "sockets that never left"),
                Seen.atLeast(20, late, "sockets that left after half a second or more"),
                new Finding(waiting >= STARVED_WAITING, String.format(Locale.ROOT,
                        "its threads waited for %.2f CPUs (wanted: at least %.2f)", waiting, STARVED_WAITING)));
    }
}
