package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PastedSocket;

/** Whether a row shows that a process accepted the connection. */
public enum Accepted {
    /** It has an owner or an inode, or its end of stream was read. */
    YES,
    /** It has inode 0. */
    NO,
    /** Owners are shown, and it has none: not accepted, or held by a process that the tool was not allowed to see. */
    NO_OWNER_SEEN,
    /** The table shows neither owners nor inodes. */
    NOT_SHOWN;

    static Accepted of(PastedSocket socket) {
        if (socket.inode().isPresent()) {
            return socket.inode().getAsLong() == 0 ? NO : YES;
        }
        // A connection that nobody accepted has at least its FIN unread.
        if (socket.owner().isPresent() || socket.receiveQueue().orElse(-1) == 0) {
            return YES;
        }
        return socket.unowned() ? NO_OWNER_SEEN : NOT_SHOWN;
    }
}
