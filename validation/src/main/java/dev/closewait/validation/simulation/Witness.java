package dev.closewait.validation.simulation;

/** Is told the truth about each connection that was in CLOSE_WAIT, when its fate is settled. */
interface Witness {
    /**
     * Sees a connection.
     *
     * @param fate its moments; filled anew for the next
     */
    void saw(Fate fate);
}
