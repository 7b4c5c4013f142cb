package dev.closewait.validation.simulation;

/** Which connections come to a server, as far as they are simulated one by one. */
interface Arrivals {
    /**
     * Goes on to what comes between two times, the first of which is not before the last connection. What is there at the
     * second is looked at.
     */
    void between(double from, double until);

    /** When the next one comes; infinity, or a time beyond, where none does any more. */
    double next();

    /** It has come. */
    void goOn();

    /** What comes until a time is refused. */
    void refusedUntil(double time);

    /** Those that came and went unseen since this was asked last. */
    Passed passed();

    /**
     * Connections that were not simulated.
     *
     * @param count how many
     * @param queued how many of them queued for a busy worker
     * @param surplus by how much more CPU time than on average those took in all
     * @param slowness how long their threads waited for each millisecond of CPU, on average
     * @param starvedShare of how many the threads had to be woken up while CPU was short
     * @param noticedShare how many were closed because it was noticed that their peer is gone
     */
    record Passed(long count, long queued, double surplus, double slowness, double starvedShare, double noticedShare) {
        static final Passed NONE = new Passed(0, 0, 0, 0, 0, 0);
    }

    /** Every connection. */
    final class Every implements Arrivals {
        private final Traffic.Run traffic;
        private double next;

        Every(Traffic.Run traffic) {
            this.traffic = traffic;
            next = traffic.nextAfter(0);
        }

        @Override
        public void between(double from, double until) {
            // The next one is the next one, whether it is looked for or not.
        }

        @Override
        public double next() {
            return next;
        }

        @Override
        public void goOn() {
            next = traffic.nextAfter(next);
        }

        @Override
        public void refusedUntil(double time) {
            // They come all the same.
        }

        @Override
        public Passed passed() {
            return Passed.NONE;
        }
    }
}
