package dev.closewait.detector.survival;

import dev.closewait.detector.socket.SocketColumns;

/** Where the application stopped with a socket in CLOSE_WAIT, as far as the socket itself tells. */
enum Stage {
    /** No process owns it: it waits in the listen backlog. */
    UNACCEPTED,
    /** Accepted, and the last thing the peer sent is not answered yet. */
    UNANSWERED,
    /**
     * Whatever the peer asked is answered and the answer has been taken, or it asked for nothing: only {@code close()}
     * is left to do.
     */
    ANSWERED;

    /**
     * The stage of the socket in a row.
     *
     * @param outgoing whether this end opened the connection: the peer answers then, and this end is done with it once it
     *     has read all that came
     */
    static Stage of(SocketColumns sockets, int row, boolean outgoing) {
        if (outgoing) {
            return sockets.receiveQueue(row) <= 1 && sockets.sendQueue(row) == 0 ? ANSWERED : UNANSWERED;
        }
        if (sockets.inode(row) == 0) {
            return UNACCEPTED;
        }
        boolean nothingAsked = sockets.dataSegmentsReceived(row) == 0;
        boolean sentSomething = sockets.dataSegmentsSent(row) > 0;
        int sinceSent = sockets.sinceDataSentMillis(row);
        int sinceReceived = sockets.sinceDataReceivedMillis(row);
        // Within one tick of the kernel's clock the next request can follow an answer: then there are more of them.
        boolean sentLast = sinceSent < sinceReceived || (sinceSent == sinceReceived
                && sockets.dataSegmentsSent(row) >= sockets.dataSegmentsReceived(row));
        boolean allTaken = sockets.sendQueue(row) == 0;
        boolean allRead = sockets.receiveQueue(row) <= 1;
        return (nothingAsked || (sentSomething && sentLast)) && allTaken && allRead ? ANSWERED : UNANSWERED;
    }

    /** Whether the application sent something on the socket within this time. */
    static boolean servedWithin(SocketColumns sockets, int row, double millis) {
        return sockets.dataSegmentsSent(row) > 0 && sockets.sinceDataSentMillis(row) <= millis;
    }

    /**
     * How long ago came what the application acted on when it closed the socket: the FIN of a peer that had its answer,
     * or else the request. Whoever had its turn before that, and is still there, was overtaken.
     */
    static int causeMillis(SocketColumns sockets, int row, Stage stage) {
        int sinceFin = finMillis(sockets, row);
        boolean onFin = stage == ANSWERED && sinceFin <= sockets.sinceDataSentMillis(row);
        return onFin ? sinceFin : Math.max(sinceFin, sockets.sinceDataReceivedMillis(row));
    }

    /**
     * How long the socket has been in its stage, in milliseconds: since the FIN, or since the answer when that came
     * later.
     *
     * @param finMillis how long ago its FIN came, as far as is known
     */
    static int ageMillis(SocketColumns sockets, int row, Stage stage, int finMillis) {
        return stage == ANSWERED ? Math.clamp(sockets.sinceDataSentMillis(row), 0, finMillis) : finMillis;
    }

    /** How long ago its FIN came, as the kernel tells; {@code 0} when the source cannot tell, as in {@code /proc/net/tcp}. */
    static int finMillis(SocketColumns sockets, int row) {
        return Math.max(0, sockets.sinceAckReceivedMillis(row));
    }
}
