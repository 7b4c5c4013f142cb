package dev.closewait.detector.survival;

/**
 * What the leak test holds of the sockets in one stage.
 *
 * @param stage where the application stopped with them
 * @param doubt at most how probable it is that a healthy service shows this, 0 to 1
 * @param suspects sockets that have stayed for longer than {@code ordinaryMillis}
 * @param leftLater sockets that left after longer than that, so far
 * @param ordinaryMillis the dwell that ordinary sockets of this service do not exceed, on the service's clock
 * @param oldestMillis the longest that one of them has been there, on the service's clock
 */
record LeakFinding(Stage stage, double doubt, int suspects, long leftLater, double ordinaryMillis,
        double oldestMillis) {
    /** Nothing stays. */
    static LeakFinding none(Stage stage) {
        return new LeakFinding(stage, 1, 0, 0, 0, 0);
    }

    /** The same suspects, held with another doubt. */
    LeakFinding withDoubt(double other) {
        return new LeakFinding(stage, other, suspects, leftLater, ordinaryMillis, oldestMillis);
    }
}
