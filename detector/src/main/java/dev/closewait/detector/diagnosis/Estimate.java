package dev.closewait.detector.diagnosis;

/**
 * A figure that is estimated, and the interval that it lies in with a probability of 95 %.
 *
 * @param value the figure
 * @param low where the interval begins; at most {@code value}
 * @param high where it ends; at least {@code value}
 */
public record Estimate(double value, double low, double high) {
    /** Nothing, for certain. */
    static final Estimate ZERO = new Estimate(0, 0, 0);

    public Estimate {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    value + " in " + low + " to " + high + ": expected low <= value <= high");
        }
    }
}
