package dev.closewait.detector.survival;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToDoubleFunction;

/** The last looks at a service, and what they showed together. */
final class RecentLooks {
    private static final int MOST = 128;

    private final Deque<Look> looks = new ArrayDeque<>(MOST);

    void add(Look look) {
        if (looks.size() == MOST) {
            looks.removeLast();
        }
        looks.addFirst(look);
    }

    Look latest() {
        return looks.getFirst();
    }

    int size() {
        return looks.size();
    }

    /** The usual time between looks: the median, so that a late one does not count. */
    double intervalMillis() {
        double[] sorted = looks.stream().mapToDouble(Look::elapsedMillis).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** How many sockets in a stage that had been seen young left within this much of the service's time. */
    long leftYoung(Stage stage, double millis) {
        double since = latest().clockMillis() - millis;
        return looks.stream()
                .takeWhile(look -> look.clockMillis() > since)
                .mapToLong(look -> look.leftYoung(stage))
                .sum();
    }

    /** How many connections were accepted, but never seen here, within this much of the service's time. */
    long openedUnseen(double millis) {
        double since = latest().clockMillis() - millis;
        return looks.stream()
                .takeWhile(look -> look.clockMillis() > since)
                .mapToLong(look -> Math.max(0, look.opened() - look.arrivals()))
                .sum();
    }

    /** The looks of the last stretch of wall time, at least one. */
    RecentLooks last(double millis) {
        RecentLooks last = new RecentLooks();
        double elapsed = 0;
        for (Look look : looks) {
            last.looks.addLast(look);
            elapsed += look.elapsedMillis();
            if (elapsed >= millis) {
                break;
            }
        }
        return last;
    }

    double mean(ToDoubleFunction<Look> figure) {
        return looks.stream().mapToDouble(figure).average().orElse(0);
    }

    double sum(ToDoubleFunction<Look> figure) {
        return looks.stream().mapToDouble(figure).sum();
    }
}
