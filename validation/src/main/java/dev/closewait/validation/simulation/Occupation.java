package dev.closewait.validation.simulation;

/**
 * How long a thread is at something, in milliseconds.
 *
 * @param mean on average
 * @param variance its variance
 * @param longest hardly ever longer
 */
record Occupation(double mean, double variance, double longest) {
    /** What is as rare as this is passed over. */
    static final double RARE = 1e-5;

    /**
     * By work.
     *
     * @param work the CPU time that it takes
     * @param wakeUp how much longer a thread waits for a CPU when it is short
     * @param speed the share of a CPU that a thread gets
     * @param starved whether CPU is short
     */
    static Occupation by(Tail work, Tail wakeUp, double speed, boolean starved) {
        return new Occupation(work.mean() / speed + (starved ? wakeUp.mean() : 0),
                work.variance() / (speed * speed) + (starved ? wakeUp.variance() : 0),
                work.exceededBy(RARE) / speed + (starved ? wakeUp.exceededBy(RARE) : 0));
    }

    /** The same, and then by something that takes no CPU. */
    Occupation andBy(Tail wait) {
        return new Occupation(mean + wait.mean(), variance + wait.variance(), longest + wait.exceededBy(RARE));
    }
}
