package dev.closewait.detector.socket;

import java.lang.foreign.MemorySegment;

/** A datagram socket that leads to the kernel's {@code sock_diag}. Results are not negative, or minus {@code errno}. */
interface DiagSocket {
    /**
     * Opens the socket; if it is open, first closes it, and with it forgets the rest of an unfinished dump.
     *
     * @throws SocketTableException when the kernel does not give one
     */
    void reopen() throws SocketTableException;

    /** Sends a message to the kernel. */
    int send(MemorySegment message);

    /** Receives one datagram; the result is its whole length, also when that is more than fits into the buffer. */
    int receive(MemorySegment buffer);

    /** Closes the socket; it may be closed already. */
    void close();
}
