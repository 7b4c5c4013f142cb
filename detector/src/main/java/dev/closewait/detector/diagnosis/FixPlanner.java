package dev.closewait.detector.diagnosis;

import dev.closewait.detector.diagnosis.FixPlan.CannotTell;
import dev.closewait.detector.diagnosis.FixPlan.LimitHolds;
import dev.closewait.detector.diagnosis.FixPlan.RaiseLimit;
import dev.closewait.detector.diagnosis.FixPlan.Restart;
import dev.closewait.detector.diagnosis.FixPlan.RollBack;
import java.time.Duration;
import java.util.Optional;

/** Chooses what bridges the time until a leak's fix is released. It relies on the early ends of the forecast's intervals. */
public final class FixPlanner {
    /**
     * Restarts that come more often than this, again and again, cost the users more than the release before the leak
     * would: each of them cuts every open connection, and the work of a warm process begins anew.
     */
    public static final Duration MOST_FREQUENT_RESTARTS = Duration.ofHours(1);

    private static final double MILLIS_PER_SECOND = 1_000;

    private FixPlanner() {}

    /** The mildest plan for a fix that is released after this time, which is over 0. */
    public static FixPlan plan(Forecast forecast, Duration fixIn) {
        Optional<Headroom> known = forecast.headroom();
        if (known.isEmpty()) {
            return new CannotTell(
                    "the descriptors of the process could not be read; run closewait as its user or as root");
        }
        if (forecast.exhaustion().isEmpty()) {
            return forecast.leaked() > 1
                    ? new LimitHolds()
                    : new CannotTell("one leaked socket tells no rate; look for longer");
        }
        Headroom room = known.get();
        double needed = fixIn.toMillis() / MILLIS_PER_SECOND;
        if (secondsAt(forecast, room.softLimit()) >= needed) {
            return new LimitHolds();
        }
        double first = secondsAt(forecast, room.hardLimit());
        return first >= needed ? new RaiseLimit(room) : restarts(forecast, room, first, needed);
    }

    private static FixPlan restarts(Forecast forecast, Headroom room, double first, double needed) {
        long ordinary = Math.max(0, room.open() - Math.round(forecast.leaked() * room.share()));
        long freeAfterRestart = Math.max(1, room.hardLimit() - ordinary);
        double every = Forecast.safe(forecast.rate().share(room.share()).secondsUntil(freeAfterRestart));
        long times = (long) Math.ceil((needed - first) / every);
        Restart restart = new Restart(room, duration(first), duration(every), times);
        boolean tooOften = times > 1 && restart.every().compareTo(MOST_FREQUENT_RESTARTS) < 0;
        return tooOften ? new RollBack(restart) : restart;
    }

    private static double secondsAt(Forecast forecast, long limit) {
        return forecast.exhaustionAt(limit).map(Forecast::safe).orElse(Double.POSITIVE_INFINITY);
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) (seconds * MILLIS_PER_SECOND));
    }
}
