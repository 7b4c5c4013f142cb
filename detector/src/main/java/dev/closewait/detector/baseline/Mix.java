package dev.closewait.detector.baseline;

/** A hash of 64 bits that can be taken back, so that two values never share one. */
final class Mix {
    private static final long FIRST = 0xBF58_476D_1CE4_E5B9L;
    private static final long SECOND = 0x94D0_49BB_1331_11EBL;

    private Mix() {}

    /**
     * The finalizer of SplitMix64 (G. Steele, D. Lea, C. Flood, <i>Fast splittable pseudorandom number generators</i>, OOPSLA
     * 2014; the constants are D. Stafford's variant 13).
     */
    static long of(long value) {
        long mixed = (value ^ (value >>> 30)) * FIRST;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND;
        return mixed ^ (mixed >>> 31);
    }
}
