package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.kernel.Series;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A leak that a count does not show for hours. */
record RareLeak() implements Case {
    /** Two sockets that stay are no accident. Time is left to say so. */
    private static final int FEWEST = 2;
    private static final Duration LEFT_TO_SAY_SO = Duration.ofSeconds(4);
    private static final double CHURN = 0.5;

    @Override
    public String name() {
        return "rare-leak";
    }

    @Override
    public String story() {
        return "One request in a thousand is never closed, beside three hundred a second that are.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(18);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Expected expected() {
        return Expected.only(Pattern.LEAK);
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.serverSim("[{\"exception-skips-close\":{\"probability\":0.001,\"seed\":" + bed.seed()
                + "}},{\"slow-close\":{\"delay\":\"50ms\"}}]");
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "churn", 300, length(), Duration.ofSeconds(5));
    }

    @Override
    public Truth truth(Seen seen) {
        List<Stay> stuck = seen.stuck();
        long inTime = stuck.stream()
                .filter(stay -> stay.enteredNanos() <= seen.loadEnded() - LEFT_TO_SAY_SO.toNanos())
                .count();
        double turnover = Series.median(Series.turnovers(seen.looks())).orElse(0);
        return Truth.since(stuck, stuck, seen.settled(),
                Seen.atLeast(FEWEST, inTime, "sockets that never left, from before the last four seconds"),
                new Finding(turnover >= CHURN, String.format(Locale.ROOT,
                        "the share of sockets that were gone at the next look was %.2f (wanted: at least %.2f)",
                        turnover, CHURN)),
                seen.cpuWasFree());
    }
}
