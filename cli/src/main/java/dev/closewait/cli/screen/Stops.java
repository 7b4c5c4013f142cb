package dev.closewait.cli.screen;

import dev.closewait.detector.socket.SocketColumns;
import java.util.List;

/**
 * Where the application stopped with its sockets in CLOSE_WAIT, as inode and Recv-Q tell.
 *
 * @param unaccepted wait in the listen backlog
 * @param requestUnread hold bytes of a request that nobody read
 * @param endUnread nobody read the end of stream
 * @param endRead the end of stream was read, and only {@code close()} is missing
 */
record Stops(int unaccepted, int requestUnread, int endUnread, int endRead) {
    static final List<String> LABELS = List.of("not accepted", "request unread", "end of stream unread",
            "end of stream read");

    List<Integer> counts() {
        return List.of(unaccepted, requestUnread, endUnread, endRead);
    }

    int all() {
        return unaccepted + requestUnread + endUnread + endRead;
    }

    /** Counts one service's sockets. */
    static final class Counter {
        /** The end of stream counts as one byte in Recv-Q. */
        private static final int ONLY_END_UNREAD = 1;

        private int unaccepted;
        private int requestUnread;
        private int endUnread;
        private int endRead;

        void count(SocketColumns sockets, int row) {
            int unread = sockets.receiveQueue(row);
            if (sockets.inode(row) == 0) {
                unaccepted++;
            } else if (unread > ONLY_END_UNREAD) {
                requestUnread++;
            } else if (unread == ONLY_END_UNREAD) {
                endUnread++;
            } else {
                endRead++;
            }
        }

        Stops stops() {
            return new Stops(unaccepted, requestUnread, endUnread, endRead);
        }
    }
}
