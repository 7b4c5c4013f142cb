package dev.closewait.detector.survival;

/**
 * How the leaked sockets came, in wall time, which is what a forecast is about.
 *
 * @param leaked how many there are
 * @param spanMillis from the FIN of the oldest until a socket that leaked then would be known by now
 * @param quietMillis how much of the end of that span has passed since the FIN of the youngest
 */
record LeakGrowth(int leaked, double spanMillis, double quietMillis) {}
