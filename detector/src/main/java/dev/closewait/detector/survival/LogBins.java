package dev.closewait.detector.survival;

/**
 * Bins for times from a millisecond to weeks, four to an octave, so that a histogram of any dwell is some hundred
 * integers and an age finds its bin without a logarithm.
 */
final class LogBins {
    private static final int BITS_PER_OCTAVE = 2;
    /** Bins from a time to its double. */
    static final int BINS_PER_OCTAVE = 1 << BITS_PER_OCTAVE;
    private static final int OCTAVES = 32;
    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1023;

    /** How many bins there are. */
    static final int COUNT = OCTAVES * BINS_PER_OCTAVE;

    private static final double[] LOWER = new double[COUNT + 1];

    static {
        for (int bin = 0; bin <= COUNT; bin++) {
            double octave = Math.scalb(1.0, bin / BINS_PER_OCTAVE);
            LOWER[bin] = octave * (1 + (bin % BINS_PER_OCTAVE) / (double) BINS_PER_OCTAVE);
        }
    }

    private LogBins() {}

    /** The bin of a time in milliseconds; times under one millisecond share the first. */
    static int of(double millis) {
        if (millis < 1) {
            return 0;
        }
        // The exponent and the upper mantissa bits of a double are its binary logarithm, piecewise linear.
        long bits = Double.doubleToRawLongBits(millis) >>> (MANTISSA_BITS - BITS_PER_OCTAVE);
        return (int) Math.min(COUNT - 1, bits - ((long) EXPONENT_BIAS << BITS_PER_OCTAVE));
    }

    /** The least time of a bin, in milliseconds. */
    static double lower(int bin) {
        return LOWER[bin];
    }
}
