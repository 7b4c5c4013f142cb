package dev.closewait.detector.socket;

import java.util.function.Consumer;

/**
 * Where TCP sockets are read from: the kernel's netlink {@code sock_diag} interface, or {@code /proc/net/tcp{,6}}.
 *
 * <p>Not safe for use by several threads at once.
 */
public interface SocketTable extends AutoCloseable {
    /**
     * Reads all sockets, of IPv4 and IPv6, that are in one of the given states.
     *
     * @param states the states wanted: {@link TcpState#bit()} of each, or-ed
     * @param into cleared, then filled
     * @throws SocketTableException when the table could not be read whole, even after trying again; a failed read
     *     is never shown as an empty table
     */
    void read(int states, SocketColumns into) throws SocketTableException;

    /**
     * Shows all sockets that are in one of the given states, some at a time, and keeps none: for who wants little of many. What
     * {@code tcp_info} tells is not read, and a socket can be shown more than once.
     *
     * @param states as {@link #read} has them
     * @param batches takes some sockets, which hold for this call only
     * @throws SocketTableException as {@link #read}; what was shown until then is not to be used
     */
    default void readInBatches(int states, Consumer<SocketColumns> batches) throws SocketTableException {
        SocketColumns sockets = new SocketColumns();
        read(states, sockets);
        batches.accept(sockets);
    }

    /** Where this table reads from, as a person would say it: {@code netlink} or {@code /proc/net/tcp}. */
    String source();

    /** Gives back what the table holds open. */
    @Override
    void close();
}
