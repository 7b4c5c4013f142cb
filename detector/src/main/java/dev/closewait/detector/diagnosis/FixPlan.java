package dev.closewait.detector.diagnosis;

import java.time.Duration;

/** What bridges the time until a leak's fix is released: the mildest that can be relied on. */
public sealed interface FixPlan {
    /** It cannot be told, and why. */
    record CannotTell(String why) implements FixPlan {}

    /** Nothing has to be done: the limit holds until then. */
    record LimitHolds() implements FixPlan {}

    /** The limit does not hold, but the hard limit does. */
    record RaiseLimit(Headroom headroom) implements FixPlan {}

    /**
     * The process has to be restarted until then.
     *
     * @param headroom its descriptors; the limit is to be raised first where it can be
     * @param first within which time from now
     * @param every and how long after each restart the next
     * @param times how often in all, at least once
     */
    record Restart(Headroom headroom, Duration first, Duration every, long times) implements FixPlan {}

    /**
     * Restarts would have to come too often: go back to a release that does not leak.
     *
     * @param restarts what it would take instead
     */
    record RollBack(Restart restarts) implements FixPlan {}
}
