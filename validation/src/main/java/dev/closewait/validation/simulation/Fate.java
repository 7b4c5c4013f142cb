package dev.closewait.validation.simulation;

/** The moments of one connection, in milliseconds since the simulation began; filled anew for each. */
final class Fate {
    /** The handshake is done, and the request comes with it. */
    double opened;
    /** A process owns it. */
    double accepted;
    /** A worker has read the request. */
    double read;
    /** The first piece of the first answer is sent. */
    double answered;
    /** The last piece of that answer is sent. */
    double ended;
    /** Time between the pieces; 0 when there is but one. */
    double chunksApart;
    /** The last answer of all is sent. */
    double lastServed;
    /** The peer's FIN comes. */
    double fin;
    /** The server has read the end of stream. */
    double noticed;
    /** It leaves the table. */
    double closed;
    /** Whether the server never closes it. */
    boolean leaked;
}
