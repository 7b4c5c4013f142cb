package dev.closewait.detector.survival;

/**
 * What is held against a service: sockets that stay in CLOSE_WAIT, and descriptors whose sockets have left it unclosed.
 *
 * @param sockets the leak test's strongest finding
 * @param stranded descriptors of TCP sockets that are in no TCP table any more
 * @param doubt at most how probable it is that a healthy service shows this, 0 to 1
 */
record Suspicion(LeakFinding sockets, int stranded, double doubt) {
    /** Nothing is held against it. */
    static final Suspicion NONE = new Suspicion(LeakFinding.none(Stage.ANSWERED), 0, 1);
}
