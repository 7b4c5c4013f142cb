package dev.closewait.validation.simulation;

/** Whether connections that come and go unseen fill a server, which holds no more than so many at once. */
final class Room {
    /** So many standard deviations over the mean there is room for all connections. */
    private static final double DEVIATIONS = 6.0;

    private final double counted;
    private final double noticed;
    private final double meanServed;
    private final double meanStay;

    Room(Plan plan) {
        Server server = plan.server();
        noticed = plan.closedWhenNoticed();
        // Of those that the server closes by itself only those count whose FIN comes after the next look, if any.
        boolean leaveAtOnce = plan.clients().idle().equals(Times.Fixed.NONE);
        counted = leaveAtOnce ? noticed : 1 - plan.clients().halfCloses();
        meanServed = Tail.of(server.downstream()).mean()
                + Tail.of(server.chunks()).mean() * Tail.of(server.chunksApart()).mean()
                + Tail.of(server.tail()).mean();
        meanStay = plan.clients().roundTripMillis() + Tail.of(plan.clients().idle()).mean();
    }

    /**
     * Whether there is always room for one more.
     *
     * @param free connections that there is room for
     * @param perMilli connections that come
     * @param answered when one has been answered, but for what it waits for without a worker
     * @param noticing how long it takes then to notice its end
     */
    boolean isEnough(double free, double perMilli, double answered, double noticing) {
        return answered <= longest(free, perMilli, noticing);
    }

    /** In what time each must be answered for there to be always room for one more; below 0 if there is not in any case. */
    double longest(double free, double perMilli, double noticing) {
        // As many as are, with their deviations, no more than there is room for.
        double root = Math.sqrt(DEVIATIONS * DEVIATIONS / 4 + Math.max(0, free)) - DEVIATIONS / 2;
        double left = root * root / perMilli - noticed * (meanStay + noticing);
        if (left < 0) {
            return -1;
        }
        return counted > 0 ? left / counted - meanServed : Double.POSITIVE_INFINITY;
    }
}
