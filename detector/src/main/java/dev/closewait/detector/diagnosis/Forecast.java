package dev.closewait.detector.diagnosis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Where a leak leads if nothing changes, and how much time there is to do something about it.
 *
 * @param leaked sockets held to be leaked now
 * @param growing whether more are expected: false when it has been quiet for longer than chance explains, or when there
 *     is but one
 * @param rate how fast they come, over all processes of the service; of a leak that stopped growing, how fast they may
 *     still come for all that is known
 * @param headroom the descriptors that are left to the process with the least time; empty when they could not be read
 * @param openConnections at most how many connections that are still in use a restart cuts: all that are open on this
 *     machine; empty when the kernel did not tell
 */
public record Forecast(int leaked, boolean growing, LeakRate rate, Optional<Headroom> headroom,
        OptionalLong openConnections) {
    /** The part of the time that is kept back for the restart itself, and for a busy moment's ordinary descriptors. */
    private static final double RESTART_MARGIN = 0.1;

    /** The step in which limits are mostly raised, and in which it is told what that buys. */
    public static final int LIMIT_STEP = 10_000;

    /** How fast sockets are leaked. */
    public double leaksPerSecond() {
        return rate.perSecond().value();
    }

    /** How many more descriptors the process may open; empty when it could not be read. */
    public OptionalLong descriptorsLeft() {
        return headroom.map(room -> OptionalLong.of(room.left())).orElse(OptionalLong.empty());
    }

    /** Seconds until the descriptors are used up; empty when their number is unknown, or when nothing grows. */
    public OptionalDouble secondsToExhaustion() {
        return number(exhaustion().map(Estimate::value));
    }

    /** The same with its interval. */
    public Optional<Estimate> exhaustion() {
        return headroom.flatMap(room -> exhaustionAt(room.softLimit()));
    }

    /** Seconds until the descriptors would be used up under another limit. */
    public Optional<Estimate> exhaustionAt(long limit) {
        return headroom.filter(room -> growing || room.leftOf(limit) == 0)
                .map(room -> rate.share(room.share()).secondsUntil(room.leftOf(limit)));
    }

    /** Seconds within which the process has to be restarted: the early end of the time that is left, less a margin. */
    public OptionalDouble restartWithinSeconds() {
        return number(exhaustion().map(Forecast::safe));
    }

    /** Seconds that a limit raised to the hard limit buys; empty when it cannot be raised, or when nothing grows. */
    public OptionalDouble secondsGainedByHardLimit() {
        return number(headroom.filter(Headroom::canRaise)
                .filter(_ -> growing)
                .map(room -> secondsPerSocket(room) * (room.leftOf(room.hardLimit()) - room.left())));
    }

    /** Seconds that each further {@link #LIMIT_STEP} descriptors buy; empty when nothing grows. */
    public OptionalDouble secondsGainedByStep() {
        return number(headroom.filter(_ -> growing).map(room -> secondsPerSocket(room) * LIMIT_STEP));
    }

    /** Of an estimated time, what can be relied on. */
    static double safe(Estimate seconds) {
        return seconds.low() * (1 - RESTART_MARGIN);
    }

    private double secondsPerSocket(Headroom room) {
        return 1 / rate.share(room.share()).perSecond().value();
    }

    private static OptionalDouble number(Optional<Double> seconds) {
        return seconds.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
