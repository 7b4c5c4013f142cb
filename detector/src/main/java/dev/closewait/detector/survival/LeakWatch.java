package dev.closewait.detector.survival;

import dev.closewait.detector.process.ProcessSample;
import java.util.List;

/** Asks of a service: does it leak? It weighs each stage apart, and what has left CLOSE_WAIT unclosed. */
final class LeakWatch {
    /** What one look found waiting has had a chance to leave by the second at which the application could close. */
    private static final int FEWEST_CHANCES = 2;
    /** A client's pool is larger than n with probability at most (this / n)²: most are made for five to twenty. */
    private static final double POOL_SIZE = 20;

    private final boolean outgoing;
    private final LeakTest answered;
    private final LeakTest unanswered;
    private final StrandedWatch stranded = new StrandedWatch();
    private final SurvivalSettings settings;
    private int chances;
    private LeakFinding formerUnanswered = LeakFinding.none(Stage.UNANSWERED);
    private LeakFinding finding = LeakFinding.none(Stage.ANSWERED);

    LeakWatch(boolean outgoing, SurvivalSettings settings) {
        this.outgoing = outgoing;
        this.settings = settings;
        answered = new LeakTest(Stage.ANSWERED, DwellPrior.ANSWERED, settings.convictingDoubt());
        unanswered = new LeakTest(Stage.UNANSWERED, DwellPrior.UNANSWERED, settings.convictingDoubt());
    }

    /** Begins a look. */
    void begin() {
        answered.begin();
        unanswered.begin();
    }

    /**
     * A socket that is not in its stage any more. All that left are to be shown before those that stay.
     *
     * @param clock the service's
     * @param lastSeenMillis wall time of the look that saw it last
     * @param intervalMillis the usual time between looks
     */
    void leaves(SocketRows rows, int row, ServiceClock clock, double lastSeenMillis, double intervalMillis) {
        if (rows.stage(row) != Stage.UNACCEPTED) { // It may have been accepted and closed, or accepted to be closed.
            LeakTest test = test(rows.stage(row));
            double ageWhenSeen = clock.previous() - rows.entered(row);
            boolean stillYoung = rows.young(row) && ageWhenSeen <= intervalMillis * SocketTracker.YOUNG_INTERVALS;
            test.leaves(clock.now() - rows.entered(row), stillYoung);
            test.overtaking().left(rows.cause(row), lastSeenMillis);
        }
    }

    /**
     * A socket that stays.
     *
     * @param enteredMillis when it came to its stage, on the service's clock
     */
    void stays(SocketRows rows, int row, double enteredMillis, ServiceClock clock) {
        Stage stage = rows.stage(row);
        if (stage == Stage.UNACCEPTED) {
            return; // The process cannot close what it has not accepted.
        }
        boolean overtaken = test(stage).overtaking().isOvertaken(rows.turn(row));
        if (overtaken && stage == Stage.UNANSWERED && rows.overtaken(row) == SocketRows.NEVER) {
            rows.overtakenNow(row);
        }
        double age = suspectMillis(rows, row, enteredMillis, clock, overtaken);
        double foundMillis = -enteredMillis; // the clock began at the first look, at 0
        if (age >= foundMillis && foundMillis >= 0) {
            test(stage).staysSinceFound(age, rows.fin(row), foundMillis);
        } else if (age >= 0) {
            test(stage).stays(age, rows.fin(row), rows.young(row));
        }
    }

    /** All of a finding's suspects, as this look saw them. */
    Suspects.Group suspects(LeakFinding found) {
        return test(found.stage()).from(found.ordinaryMillis());
    }

    /** Whether a socket is one of them. */
    boolean isSuspect(LeakFinding found, SocketRows rows, int row, ServiceClock clock) {
        return rows.stage(row) == found.stage()
                && suspectMillis(rows, row, rows.entered(row), clock,
                        test(found.stage()).overtaking().isOvertaken(rows.turn(row))) >= found.ordinaryMillis();
    }

    /**
     * For how long a socket has stayed though it was its turn; negative while it is not to be suspected.
     *
     * <p>One whose request waits in a queue has its turn at the latest when another that came later has left. An answered
     * one waits for nobody.
     */
    private double suspectMillis(SocketRows rows, int row, double enteredMillis, ServiceClock clock,
            boolean overtaken) {
        Stage stage = rows.stage(row);
        if (!overtaken && !test(stage).overtaking().nobodyLeftSince(rows.turn(row))) {
            return -1;
        }
        boolean queued = stage == Stage.UNANSWERED && rows.overtaken(row) != SocketRows.NEVER;
        return clock.now() - (queued ? Math.max(enteredMillis, rows.overtaken(row)) : enteredMillis);
    }

    int leftYoung(Stage stage) {
        return test(stage).leftYoung();
    }

    /** The service's processes as this look found them. */
    void processes(List<ProcessSample> processes, double elapsedMillis) {
        stranded.see(processes, elapsedMillis);
    }

    /**
     * Weighs what this look showed.
     *
     * @param looks this look and those before it
     * @param intervalMillis the usual time between looks
     * @param couldClose whether the application could have closed since the look before
     * @param standsStill whether it finishes nothing: that requests are not answered is then no sign of a leak
     */
    Suspicion weigh(RecentLooks looks, double intervalMillis, boolean couldClose, boolean standsStill) {
        chances += couldClose ? 1 : 0;
        if (chances >= FEWEST_CHANCES) {
            LeakFinding ofAnswered = answered.weigh(looks, intervalMillis);
            // While it stands still, neither more nor less is known of requests without answer than before.
            formerUnanswered = standsStill ? formerUnanswered : unanswered.weigh(looks, intervalMillis);
            LeakFinding ofUnanswered = formerUnanswered;
            finding = ofAnswered.doubt() <= ofUnanswered.doubt() ? ofAnswered : ofUnanswered;
        }
        double inTable = finding.doubt() + (outgoing ? poolOf(finding.suspects()) : 0);
        if (stranded.doubt() <= settings.convictingDoubt() && inTable > settings.retractingDoubt()) {
            return new Suspicion(LeakFinding.none(finding.stage()), stranded.count(), stranded.doubt());
        }
        return new Suspicion(finding, stranded.count(), Math.min(inTable, stranded.doubt()));
    }

    /** How the sockets came that have left CLOSE_WAIT unclosed. */
    LeakGrowth strandedGrowth() {
        return stranded.growth();
    }

    private LeakTest test(Stage stage) {
        return stage == Stage.ANSWERED ? answered : unanswered;
    }

    /** How probable it is that a pool is at least so large. */
    private static double poolOf(int connections) {
        double ratio = POOL_SIZE / Math.max(1, connections);
        return Math.min(1, ratio * ratio);
    }
}
