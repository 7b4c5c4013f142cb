package dev.closewait.detector.survival;

import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;

/** Where the application stopped with the sockets that one look saw, counted. */
@SuppressWarnings("EnumOrdinal") // primitive columns, one element a stage: this runs once per socket
final class Census {
    /** A socket whose FIN, and nothing else, is unread has this many bytes in its receive queue. */
    private static final int ONLY_FIN_UNREAD = 1;

    private static final int STAGES = Stage.values().length;

    private final int[] sockets = new int[STAGES];
    private final int[] newcomers = new int[STAGES];
    private final int[] oldestMillis = new int[STAGES];
    private int endOfStreamRead;
    private int endOfStreamUnread;
    private int requestUnread;

    void begin() {
        Arrays.fill(sockets, 0);
        Arrays.fill(newcomers, 0);
        Arrays.fill(oldestMillis, 0);
        endOfStreamRead = 0;
        endOfStreamUnread = 0;
        requestUnread = 0;
    }

    void count(SocketColumns columns, int row, Stage stage, boolean isNew) {
        int of = stage.ordinal();
        sockets[of]++;
        newcomers[of] += isNew ? 1 : 0;
        oldestMillis[of] = Math.max(oldestMillis[of], columns.sinceAckReceivedMillis(row));
        if (stage == Stage.UNACCEPTED) {
            return;
        }
        int unread = columns.receiveQueue(row);
        endOfStreamRead += unread == 0 ? 1 : 0;
        endOfStreamUnread += unread == ONLY_FIN_UNREAD ? 1 : 0;
        requestUnread += unread > ONLY_FIN_UNREAD ? 1 : 0;
    }

    int in(Stage stage) {
        return sockets[stage.ordinal()];
    }

    int newIn(Stage stage) {
        return newcomers[stage.ordinal()];
    }

    /** The longest time in CLOSE_WAIT, in wall time; 0 without any such socket. */
    int oldestMillis(Stage stage) {
        return oldestMillis[stage.ordinal()];
    }

    /** Accepted sockets whose end of stream the application has read (Recv-Q 0). */
    int endOfStreamRead() {
        return endOfStreamRead;
    }

    /** Accepted sockets with nothing unread but the end of stream (Recv-Q 1). */
    int endOfStreamUnread() {
        return endOfStreamUnread;
    }

    /** Accepted sockets with bytes of a request that nobody read (Recv-Q over 1). */
    int requestUnread() {
        return requestUnread;
    }
}
