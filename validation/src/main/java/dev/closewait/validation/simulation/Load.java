package dev.closewait.validation.simulation;

/**
 * What a server has to do at a time. Times are in milliseconds.
 *
 * @param perMilli connections that come
 * @param speed the share of a CPU that a thread gets
 * @param cpuVariance variance of the CPU time that an answer takes
 * @param worker how long one of them occupies its worker
 * @param closer how long one occupies the thread that closes
 * @param felt how long after it came one is felt, but for what it asks for itself; infinity for always
 * @param feltAnswered the same, after it was answered
 */
record Load(double perMilli, double speed, double cpuVariance, Occupation worker, Occupation closer, double felt,
        double feltAnswered) {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final Occupation FOREVER = new Occupation(NEVER, 0, NEVER);

    /** Where nothing runs. */
    static Load stopped(double perMilli) {
        return new Load(perMilli, 0, 0, FOREVER, FOREVER, NEVER, NEVER);
    }

    /**
     * By how much more CPU time than on average many took, if they occupied their workers for so much longer.
     *
     * @param deviation of a normal distribution, for what the one does not say of the other
     */
    double cpuSurplus(long many, double longer, double deviation) {
        double covariance = cpuVariance / speed;
        double slope = worker.variance() > 0 ? covariance / worker.variance() : 0;
        return slope * longer + Math.sqrt(many * (cpuVariance - slope * covariance)) * deviation;
    }

    /** How many so many workers are done with. */
    double mostPerMilli(int workers) {
        return workers / worker.mean();
    }
}
