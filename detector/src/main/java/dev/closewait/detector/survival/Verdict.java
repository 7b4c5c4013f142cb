package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names the pattern that the recent looks at a service show. A function of its arguments. */
final class Verdict {
    /** Wall time that churn and starvation are judged over: long enough for a few looks, short enough to follow. */
    static final double WINDOW_MILLIS = 2_000;

    private static final int FEWEST_LOOKS = 4;
    /** Under this many sockets at a look, on average, there is nothing to explain. */
    private static final double MANY_SOCKETS = 8;
    /** Prompt: at least this share of the sockets of one look is gone at the next. */
    private static final double PROMPT_TURNOVER = 0.7;
    /** Starved: threads waited for CPU by at least this much of a CPU ... */
    private static final double STARVED_WAITING_CPUS = 0.5;
    /** ... or their cgroup was throttled for at least this share of the time ... */
    private static final double STARVED_THROTTLED_SHARE = 0.25;
    /** ... and a thread that wanted to run did so for at most this share of the time. */
    private static final double STARVED_SHARE = 0.5;

    private Verdict() {}

    /**
     * Names the pattern.
     *
     * @param looks all looks remembered
     * @param finding the leak test's strongest finding
     * @param leak whether that is enough to say that there is a leak
     * @return empty when the looks are too few, or show none of the patterns
     */
    static Optional<Judgement> of(RecentLooks looks, LeakFinding finding, boolean leak) {
        if (looks.size() < FEWEST_LOOKS && !leak) {
            return Optional.empty();
        }
        RecentLooks window = looks.last(WINDOW_MILLIS);
        int suspects = leak ? finding.suspects() : 0;
        double lingering = Math.max(0, window.mean(Look::stayed) - suspects);
        double gone = window.sum(Look::departures);
        double turnover = gone / Math.max(1, gone + lingering * window.size());
        double others = Math.max(0, window.mean(Look::count) - suspects);

        List<Pattern> found = new ArrayList<>();
        if (leak) {
            found.add(Pattern.LEAK);
        }
        if (starved(window) && lingering >= 1 && gone > 0) {
            found.add(Pattern.CPU_STARVED);
        } else if (others >= MANY_SOCKETS && turnover >= PROMPT_TURNOVER) {
            found.add(Pattern.FAST_CHURN);
        } else if (others < MANY_SOCKETS && found.isEmpty() && (lingering < 1 || turnover >= PROMPT_TURNOVER)) {
            found.add(Pattern.HEALTHY);
        }
        found.sort(Comparator.reverseOrder());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Judgement(found.getFirst(), List.copyOf(found.subList(1, found.size()))));
    }

    private static boolean starved(RecentLooks window) {
        double running = window.mean(Look::runningCpus);
        double waiting = window.mean(Look::waitingCpus);
        double throttled = window.mean(Look::throttledShare);
        boolean waits = waiting >= STARVED_WAITING_CPUS || throttled >= STARVED_THROTTLED_SHARE;
        return waits && ServiceClock.share(running, waiting, throttled) <= STARVED_SHARE;
    }
}
