package dev.closewait.validation.simulation;

/**
 * What clients do.
 *
 * @param halfCloses share of them that send their FIN with the request and then wait for the answer
 * @param patience how long the others wait for an answer before they leave
 * @param idle how long a client keeps the connection after its first answer, all further requests included
 * @param roundTripMillis time for a segment there and its answer back
 */
record Clients(double halfCloses, Times patience, Times idle, double roundTripMillis) {
    /** Each leaves as soon as it has its answer. */
    static final Clients PROMPT = new Clients(0, new Times.Fixed(1e9), Times.NONE, 1);

    Clients halfCloses(double share) {
        return new Clients(share, patience, idle, roundTripMillis);
    }

    Clients patience(Times times) {
        return new Clients(halfCloses, times, idle, roundTripMillis);
    }

    Clients idle(Times times) {
        return new Clients(halfCloses, patience, times, roundTripMillis);
    }
}
