package dev.closewait.detector.survival;

/**
 * How the leaked sockets came, in wall time, which is what a forecast is about.
 *
 * @param leaked how many there are
 * @param within how many of them came within the span
 * @param spanMillis the time in which it was seen how they came, up to where one that leaked then would be known by now
 * @param quietMillis how much of the end of that span has passed since the youngest came
 */
record LeakGrowth(int leaked, int within, double spanMillis, double quietMillis) {
    /** Of a span that the oldest began, which is therefore not one of those that came within it. */
    LeakGrowth(int leaked, double spanMillis, double quietMillis) {
        this(leaked, Math.max(0, leaked - 1), spanMillis, quietMillis);
    }
}
