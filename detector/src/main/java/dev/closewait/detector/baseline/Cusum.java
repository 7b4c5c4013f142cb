package dev.closewait.detector.baseline;

/**
 * A one-sided cumulative sum of how far counts lie above their mean, in standard deviations (E. Page, <i>Continuous
 * inspection schemes</i>, Biometrika 41, 1954). Mean and deviation are learnt from the first counts and then kept.
 */
final class Cusum {
    private final int lessons;
    private final double slack;
    private final double most;
    private int learnt;
    private double mean;
    private double squares;
    private double sum;

    /**
     * @param lessons how many counts it learns from
     * @param slack how far above the mean a count must lie to add to the sum, in standard deviations
     * @param most the sum does not grow beyond this, so that it finds back when counts do
     */
    Cusum(int lessons, double slack, double most) {
        this.lessons = lessons;
        this.slack = slack;
        this.most = most;
    }

    /** Takes the next count. */
    void add(int count) {
        if (!hasLearnt()) {
            learnt++;
            double before = count - mean;
            mean += before / learnt;
            squares += before * (count - mean); // Welford's way, which cancels nothing out
        } else {
            sum = Math.clamp(sum + (count - mean) / deviation() - slack, 0, most);
        }
    }

    /** Whether it knows mean and deviation, and sums. */
    boolean hasLearnt() {
        return learnt == lessons;
    }

    /** The mean that it learnt. */
    double mean() {
        return mean;
    }

    /** The sum, in standard deviations. */
    double sum() {
        return sum;
    }

    /** Not less than that of connections that come and go independently (Poisson), however calm the lessons were. */
    private double deviation() {
        return Math.sqrt(Math.max(squares / (learnt - 1), Math.max(mean, 1)));
    }
}
