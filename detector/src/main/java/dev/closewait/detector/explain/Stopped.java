package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PastedSocket;

/** Where the application stopped with a socket in CLOSE_WAIT. Recv-Q counts the FIN as one byte. */
public enum Stopped {
    /** No process has accepted it (inode 0): it waits in the listen backlog. */
    UNACCEPTED,
    /** Bytes that the peer sent are unread (Recv-Q over 1). */
    REQUEST_UNREAD,
    /** Everything but the end of stream was read (Recv-Q 1). */
    END_OF_STREAM_UNREAD,
    /** Everything was read, the end of stream too (Recv-Q 0). */
    END_OF_STREAM_CONSUMED,
    /** Everything was read, and the peer has not taken all of the answer (Send-Q over 0). */
    ANSWER_NOT_TAKEN,
    /** The table has no Recv-Q, as that of lsof has none. */
    NOT_SHOWN;

    /** Recv-Q of a socket that nothing but the FIN is unread of. */
    static final long ONLY_END_OF_STREAM = 1;

    static Stopped of(PastedSocket socket) {
        long unread = socket.receiveQueue().orElse(-1);
        if (socket.inode().orElse(-1) == 0) {
            return UNACCEPTED;
        }
        if (unread > ONLY_END_OF_STREAM) {
            return REQUEST_UNREAD;
        }
        if (socket.sendQueue().orElse(0) > 0) {
            return ANSWER_NOT_TAKEN;
        }
        return unread < 0 ? NOT_SHOWN : unread == 0 ? END_OF_STREAM_CONSUMED : END_OF_STREAM_UNREAD;
    }
}
