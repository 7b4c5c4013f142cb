package dev.closewait.detector.survival;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The last looks at a service, and what they showed together. */
final class RecentLooks {
    private static final int MOST = 128;
    /** Looks that the usual time between them is taken from. */
    private static final int FOR_INTERVAL = 15;

    /** A ring; {@code latest} is where the youngest stands. */
    private final Look[] looks = new Look[MOST];
    private int latest = MOST - 1;
    private int size;

    void add(Look look) {
        latest = (latest + 1) % MOST;
        looks[latest] = look;
        size = Math.min(MOST, size + 1);
    }

    int size() {
        return size;
    }

    /** A look by its age: 0 is the latest. */
    Look back(int number) {
        return looks[(latest - number + MOST) % MOST];
    }

    /** The usual time between looks: the median, so that a late one does not count. */
    double intervalMillis() {
        double[] elapsed = new double[Math.min(FOR_INTERVAL, size)];
        for (int i = 0; i < elapsed.length; i++) {
            elapsed[i] = back(i).elapsedMillis();
        }
        Arrays.sort(elapsed);
        return elapsed[elapsed.length / 2];
    }

    /** The looks of the last stretch of wall time: at least one, and at most all that are remembered. */
    Window last(double millis) {
        double elapsed = 0;
        int count = 0;
        while (count < size && elapsed < millis) {
            elapsed += back(count++).elapsedMillis();
        }
        return new Window(count);
    }

    /**
     * The wall time since the service's clock stood there; for times before the oldest look that is remembered, at the pace
     * of those that are.
     */
    double wallMillisSince(double clockMillis) {
        double wall = 0;
        for (int i = 0; i < size; i++) {
            if (back(i).clockMillis() <= clockMillis) {
                return wall;
            }
            wall += back(i).elapsedMillis();
        }
        double clock = size == 0 ? 0 : back(0).clockMillis() - back(size - 1).clockMillis();
        double pace = clock > 0 ? wall / clock : 1;
        return wall + (size == 0 ? 0 : back(size - 1).clockMillis() - clockMillis) * pace;
    }

    /** All looks that are remembered. */
    Window all() {
        return new Window(size);
    }

    /** The latest looks. */
    final class Window {
        private final int count;

        private Window(int count) {
            this.count = count;
        }

        int looks() {
            return count;
        }

        double sum(ToDoubleFunction<Look> figure) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += figure.applyAsDouble(back(i));
            }
            return sum;
        }

        double mean(ToDoubleFunction<Look> figure) {
            return count == 0 ? 0 : sum(figure) / count;
        }

        double seconds() {
            return sum(Look::elapsedMillis) / 1_000;
        }
    }
}
