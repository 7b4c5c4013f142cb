package dev.closewait.validation.simulation;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.Label;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Keeps what is true of a subject while it is simulated, and says it as a label. Leaks and hung workers are facts.
 * Everything else is a matter of degree: it is judged by how many sockets stood there and how many of them were late over
 * the last seconds, and near a border what lies beyond it is accepted.
 */
final class Truth implements Witness {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double WINDOW_MILLIS = 10_000;
    /** So many at a look on average are more than a quiet service shows. */
    private static final double MANY = 8;
    /** So many late ones at a look on average are no accident. */
    private static final double SEVERAL = 3;
    /** Within this factor of a border, both sides of it are right. */
    private static final double DEGREE = 3;
    /** Where nothing moved for so long while sockets waited, it stood still, if only for a while. */
    private static final double STANDSTILL_MILLIS = 5_000;

    /** Nobody is expected to find a leak sooner. */
    private static final double LEAKS_AT_LEAST_MILLIS = 30_000;

    private final OptionalInt port;
    private final List<Long> leaked = new ArrayList<>();
    private final ArrayDeque<Moment> window = new ArrayDeque<>();
    private double firstStuckMillis = Double.POSITIVE_INFINITY;
    private double now;
    private double sinceMillis;
    private double starvedSinceMillis = Double.POSITIVE_INFINITY;
    private double lateSinceMillis = Double.POSITIVE_INFINITY;
    private Pattern lately = Pattern.HEALTHY;
    private long left = -1;
    private double movedMillis;
    private double longestSilenceMillis;

    private record Moment(double millis, Standing standing) {}

    /** Begins with nothing; a process with outgoing connections has no port. */
    Truth(OptionalInt port) {
        this.port = port;
    }

    @Override
    public void saw(Fate fate) {
        if (fate.leaked) {
            leaked.add(nanos(fate.fin));
        } else if (fate.closed == Double.POSITIVE_INFINITY) {
            firstStuckMillis = Math.min(firstStuckMillis, fate.fin);
        }
    }

    /** A look was taken. */
    void looked(double millis, Standing standing) {
        now = millis;
        window.addLast(new Moment(millis, standing));
        while (window.peekFirst().millis() < millis - WINDOW_MILLIS) {
            window.removeFirst();
        }
        if (standing.left() != left || standing.waiting() == 0 || standing.outgoing()) {
            left = standing.left();
            movedMillis = millis;
        }
        longestSilenceMillis = Math.max(longestSilenceMillis, millis - movedMillis);
        Pattern pattern = byDegree();
        starvedSinceMillis = standing.starved() ? Math.min(starvedSinceMillis, millis) : Double.POSITIVE_INFINITY;
        lateSinceMillis = standing.late() > 0
                ? Math.min(lateSinceMillis, millis - Standing.LATE_MILLIS)
                : Double.POSITIVE_INFINITY;
        if (pattern != lately) {
            lately = pattern;
            sinceMillis = switch (pattern) {
                case CPU_STARVED -> Math.min(starvedSinceMillis, millis);
                case SLOW_CLOSE, IDLE_POOL -> Math.min(lateSinceMillis, millis);
                default -> millis;
            };
        }
    }

    /** Whether so many have leaked, and the first of them so long ago, that more would teach nothing. */
    boolean leakedEnough(int sockets) {
        return leaked.size() >= sockets && nanos(now - LEAKS_AT_LEAST_MILLIS) >= leaked.getFirst();
    }

    /** What is true until now; before the first look, of which service it will be. */
    Label label() {
        if (window.isEmpty()) {
            return new Label(port, Pattern.HEALTHY, Set.of(), Set.of(), Set.of(), 0, 0, List.of());
        }
        boolean stoodStill = longestSilenceMillis >= STANDSTILL_MILLIS;
        if (!leaked.isEmpty()) {
            Set<Pattern> also = lately == Pattern.CPU_STARVED ? Set.of(Pattern.CPU_STARVED) : Set.of();
            Set<Pattern> never = stoodStill ? Set.of() : Set.of(Pattern.STALLED);
            return new Label(port, Pattern.LEAK, Set.of(), also, never, leaked.getFirst(), nanos(now), leaked);
        }
        double hungSince = Math.max(window.getLast().standing().hungSinceMillis(), firstStuckMillis);
        if (hungSince <= now) {
            return new Label(port, Pattern.STALLED, Set.of(), Set.of(), Set.of(Pattern.LEAK), nanos(hungSince),
                    nanos(now), List.of());
        }
        Set<Pattern> never = stoodStill ? Set.of(Pattern.LEAK) : Set.of(Pattern.LEAK, Pattern.STALLED);
        return new Label(port, lately, accepted(), Set.of(), never, nanos(sinceMillis), nanos(now), List.of());
    }

    private Pattern byDegree() {
        Standing last = window.getLast().standing();
        if (meanLate() >= SEVERAL) {
            if (last.outgoing()) {
                return Pattern.IDLE_POOL;
            }
            return starvedShare() >= 0.5 ? Pattern.CPU_STARVED : Pattern.SLOW_CLOSE;
        }
        return meanWaiting() >= MANY ? Pattern.FAST_CHURN : Pattern.HEALTHY;
    }

    private Set<Pattern> accepted() {
        Set<Pattern> accepted = EnumSet.noneOf(Pattern.class);
        double late = meanLate();
        if (window.getLast().standing().outgoing()) {
            accepted.add(late > SEVERAL / DEGREE ? Pattern.IDLE_POOL : Pattern.HEALTHY);
            accepted.add(late < SEVERAL * DEGREE ? Pattern.HEALTHY : Pattern.IDLE_POOL);
            return accepted;
        }
        if (late < SEVERAL * DEGREE) {
            accepted.add(meanWaiting() < MANY * DEGREE ? Pattern.HEALTHY : Pattern.FAST_CHURN);
            accepted.add(meanWaiting() > MANY / DEGREE ? Pattern.FAST_CHURN : Pattern.HEALTHY);
        }
        if (late > SEVERAL / DEGREE) {
            accepted.add(starvedShare() >= 0.5 ? Pattern.CPU_STARVED : Pattern.SLOW_CLOSE);
        }
        if (starvedShare() > 0) {
            accepted.add(Pattern.CPU_STARVED);
        }
        if (now - movedMillis >= STANDSTILL_MILLIS) {
            accepted.add(Pattern.STALLED);
        }
        return accepted;
    }

    private double meanWaiting() {
        return window.stream().mapToInt(moment -> moment.standing().waiting()).average().orElse(0);
    }

    private double meanLate() {
        return window.stream().mapToInt(moment -> moment.standing().late()).average().orElse(0);
    }

    private double starvedShare() {
        return window.stream().filter(moment -> moment.standing().starved()).count() / (double) window.size();
    }

    private static long nanos(double millis) {
        return (long) (millis * NANOS_PER_MILLI);
    }
}
