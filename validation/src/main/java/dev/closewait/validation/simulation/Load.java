package dev.closewait.validation.simulation;

/**
 * What a server has to do at a time. Times are in milliseconds.
 *
 * @param perMilli connections that come
 * @param worker how long one of them occupies its worker
 * @param closer how long one occupies the thread that closes
 * @param felt how long after it came one is felt, but for what it asks for itself; infinity for always
 * @param feltAnswered the same, after it was answered
 */
record Load(double perMilli, Occupation worker, Occupation closer, double felt, double feltAnswered) {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final Occupation FOREVER = new Occupation(NEVER, 0, NEVER);

    /** Where nothing runs. */
    static Load stopped(double perMilli) {
        return new Load(perMilli, FOREVER, FOREVER, NEVER, NEVER);
    }

    /** How many so many workers are done with. */
    double mostPerMilli(int workers) {
        return workers / worker.mean();
    }
}
