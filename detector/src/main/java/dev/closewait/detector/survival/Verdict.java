package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.RecentLooks.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names the patterns that the recent looks at a service show. A function of its arguments. */
final class Verdict {
    /** Wall time that most is judged over: long enough for a few looks, short enough to follow. */
    static final double WINDOW_MILLIS = 2_000;
    /** Wall time within which one that was late must have left, for the others to be merely slow. */
    static final double MEMORY_MILLIS = 10_000;

    private static final int FEWEST_LOOKS = 4;
    /** Under this many sockets at a look, on average, there is nothing to explain. */
    private static final double MANY_SOCKETS = 8;
    /** As many late ones at a look, on average, are no matter of one odd request. */
    private static final double SOME_LATE = 3;
    /** Prompt: at least this share of the sockets of one look is gone at the next. */
    private static final double PROMPT_TURNOVER = 0.7;
    /** Starved: threads waited for CPU by at least this much of a CPU ... */
    private static final double STARVED_WAITING_CPUS = 0.5;
    /** ... or their cgroup was throttled for at least this share of the time ... */
    private static final double STARVED_THROTTLED_SHARE = 0.25;
    /** ... and a thread that wanted to run did so for at most this share of the time. */
    private static final double STARVED_SHARE = 0.5;

    private final boolean outgoing;
    private final Window window;
    private final Window memory;
    private final double suspects;

    private Verdict(RecentLooks looks, boolean outgoing, int suspects) {
        this.outgoing = outgoing;
        this.suspects = suspects;
        window = looks.last(WINDOW_MILLIS);
        memory = looks.last(MEMORY_MILLIS);
    }

    /**
     * Names the patterns.
     *
     * @param looks all looks remembered
     * @param outgoing whether the service is a process with outgoing connections
     * @param leak the sockets held to be leaked; empty when no leak is held
     * @param standsStill whether work waits and nothing is finished
     * @param takenBack whether a leak was held until now
     * @return empty when the looks are too few, or show none of the patterns
     */
    static Optional<Judgement> of(RecentLooks looks, boolean outgoing, Optional<Integer> leak, boolean standsStill,
            boolean takenBack) {
        if (looks.size() < FEWEST_LOOKS && leak.isEmpty()) {
            return Optional.empty();
        }
        Verdict verdict = new Verdict(looks, outgoing, leak.orElse(0));
        List<Pattern> found = new ArrayList<>();
        if (standsStill) {
            found.add(Pattern.STALLED);
        }
        if (leak.isPresent()) {
            found.add(Pattern.LEAK);
        }
        verdict.others(takenBack, found.isEmpty()).ifPresent(found::add);
        if (verdict.churns(found)) {
            found.add(Pattern.FAST_CHURN);
        }
        found.sort(Comparator.reverseOrder());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Judgement(found.getFirst(), List.copyOf(found.subList(1, found.size()))));
    }

    /** What is to be said of the sockets that are not leaked, save that they churn. */
    private Optional<Pattern> others(boolean takenBack, boolean nothingElse) {
        // Beside a leak nobody can tell which of those that stay wait for a CPU: what the process got is enough.
        boolean delayed = lingering() >= 1 && memory.sum(Look::departures) > 0;
        if (isStarved(window) && (suspects > 0 || delayed)) {
            return Optional.of(Pattern.CPU_STARVED);
        }
        if (outgoing && late() >= 1) {
            return Optional.of(Pattern.IDLE_POOL);
        }
        boolean slow = memory.sum(Look::lateDepartures) > 0 && (late() >= SOME_LATE || takenBack);
        if (slow && !outgoing) {
            return Optional.of(Pattern.SLOW_CLOSE);
        }
        boolean few = count() < MANY_SOCKETS && (lingering() < 1 || turnover(lingering()) >= PROMPT_TURNOVER);
        return few && nothingElse ? Optional.of(Pattern.HEALTHY) : Optional.empty();
    }

    private boolean churns(List<Pattern> found) {
        if (found.contains(Pattern.CPU_STARVED) || found.contains(Pattern.STALLED)) {
            return false;
        }
        double young = Math.max(0, count() - late());
        double youngLingering = Math.max(0, lingering() - late());
        // By Little's law, how long each of them stays; a turnover from look to look cannot tell that of long intervals.
        double dwellMillis = young * window.seconds() * 1_000 / Math.max(1, gone());
        boolean prompt = turnover(youngLingering) >= PROMPT_TURNOVER
                || (gone() > 0 && dwellMillis < Look.LATE_MILLIS && !waits(window));
        return young >= MANY_SOCKETS && prompt;
    }

    private double count() {
        return Math.max(0, window.mean(Look::count) - suspects);
    }

    private double lingering() {
        return Math.max(0, window.mean(Look::stayed) - suspects);
    }

    private double late() {
        return Math.max(0, window.mean(Look::late) - suspects);
    }

    private double gone() {
        return window.sum(Look::departures);
    }

    private double turnover(double staying) {
        return gone() / Math.max(1, gone() + staying * window.looks());
    }

    private static boolean isStarved(Window window) {
        double share = ServiceClock.share(window.mean(Look::runningCpus), window.mean(Look::waitingCpus),
                window.mean(Look::throttledShare));
        return waits(window) && share <= STARVED_SHARE;
    }

    private static boolean waits(Window window) {
        return window.mean(Look::waitingCpus) >= STARVED_WAITING_CPUS
                || window.mean(Look::throttledShare) >= STARVED_THROTTLED_SHARE;
    }
}
