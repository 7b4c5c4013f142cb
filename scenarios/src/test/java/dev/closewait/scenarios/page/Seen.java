package dev.closewait.scenarios.page;

import java.util.List;
import java.util.SortedMap;

/**
 * What was seen of a scenario when it ran; kept as JSON in docs/catalogue.
 *
 * @param scenario its name
 * @param file the digest of the file that ran, which tells whether this has aged
 * @param sockets how many sockets were in CLOSE_WAIT at the last look under load
 * @param rows some of them
 * @param truth what the kernel showed, a sentence each
 * @param diagnosis what was said of it when the load ended
 * @param seconds how long that took from when it was true
 * @param evidence the sentences that were given for it
 * @param twin what was said of its twin
 * @param transports how it came out on each of the server's transports
 */
record Seen(String scenario, String file, int sockets, List<Row> rows, List<String> truth, String diagnosis,
        double seconds, List<String> evidence, String twin, SortedMap<String, OnTransport> transports) {
    /**
     * A socket in CLOSE_WAIT.
     *
     * @param receiveQueue bytes that the application has not read; the FIN counts as one
     * @param sendQueue bytes that its peer has not acknowledged
     * @param local its own end
     * @param remote its peer's
     * @param millis since the last segment of its peer: for how long it has been in CLOSE_WAIT, at the least
     * @param inode 0 when no process has accepted it
     */
    record Row(int receiveQueue, int sendQueue, String local, String remote, int millis, long inode) {}

    /**
     * How it came out on one transport.
     *
     * @param kernel whether the kernel showed what was wanted of it there
     * @param diagnosis what was said
     * @param grade how it was graded
     */
    record OnTransport(boolean kernel, String diagnosis, String grade) {}
}
