package dev.closewait.detector.explain;

/** Says what a row of a group reveals. */
final class RowWords {
    private RowWords() {}

    static String of(RowGroup group) {
        return stopped(group) + accepted(group) + answered(group) + age(group);
    }

    private static String stopped(RowGroup group) {
        String unread = unreadBytes(group.receiveQueue());
        return switch (group.stopped()) {
            case UNACCEPTED -> "No process has accepted it: it waits in the listen backlog, and the peer has given up"
                    + " already.";
            case REQUEST_UNREAD -> "The peer sent something, then its end of stream, and nobody has read either: "
                    + unread + " unread.";
            case END_OF_STREAM_UNREAD -> "All that the peer sent was read, except for its end of stream: nobody reads"
                    + " from it any more, or not yet.";
            case END_OF_STREAM_CONSUMED -> "The application has read everything, the end of stream too, and has not"
                    + " closed it.";
            case ANSWER_NOT_TAKEN ->
                "The application has written an answer that the peer does not take: Send-Q is not"
                        + " empty.";
            case NOT_SHOWN -> "A process holds it open. How far it has read, this table does not show.";
        };
    }

    /** The FIN is one of the bytes in Recv-Q. */
    private static String unreadBytes(Range receiveQueue) {
        Range bytes = new Range(receiveQueue.count(), receiveQueue.least() - Stopped.ONLY_END_OF_STREAM,
                receiveQueue.most() - Stopped.ONLY_END_OF_STREAM);
        return Words.numbers(bytes) + (bytes.most() == 1 ? " byte is" : " bytes are");
    }

    private static String accepted(RowGroup group) {
        boolean mayWait = group.stopped() == Stopped.REQUEST_UNREAD || group.stopped() == Stopped.END_OF_STREAM_UNREAD;
        if (!mayWait) {
            return "";
        }
        return switch (group.accepted()) {
            case YES -> " It was accepted.";
            case NO_OWNER_SEEN -> " No owner is shown: nobody has accepted it yet, or its process may not be seen.";
            case NOT_SHOWN ->
                " It may still wait in the backlog to be accepted: that takes a look with owners or inodes.";
            case NO -> "";
        };
    }

    private static String answered(RowGroup group) {
        if (group.informed() == 0 && group.stopped() == Stopped.END_OF_STREAM_CONSUMED) {
            return " Either it still works on an answer, or it has forgotten this connection.";
        }
        if (group.informed() == 0 || group.stopped() == Stopped.UNACCEPTED
                || group.stopped() == Stopped.ANSWER_NOT_TAKEN || group.stopped() == Stopped.REQUEST_UNREAD) {
            return "";
        }
        if (group.owed() == group.informed()) {
            return " Nothing was sent back since the peer's last data: an answer is still owed.";
        }
        return group.owed() == 0
                ? " No answer is owed: only close() is left to do."
                : " In " + Words.number(group.owed())
                        + " an answer is still owed; in the others only close() is left to do.";
    }

    private static String age(RowGroup group) {
        if (group.ageMillis().isEmpty()) {
            return "";
        }
        String of = group.ageMillis().count() < group.sockets()
                ? " (" + Words.number(group.ageMillis().count()) + " of them show it)"
                : "";
        return " In CLOSE_WAIT for " + Words.durations(group.ageMillis()) + " at least" + of + ".";
    }
}
