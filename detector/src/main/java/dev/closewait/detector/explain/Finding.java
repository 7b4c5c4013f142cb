package dev.closewait.detector.explain;

/** What a pasted table comes to. */
public enum Finding {
    /** Nothing is in CLOSE_WAIT, or what is in it leaves. */
    NOTHING_WRONG,
    /** The table is too thin: it does not show whether sockets stay. */
    COULD_NOT_TELL,
    /** The table itself shows sockets that have been in CLOSE_WAIT for longer than any ordinary request takes. */
    PROBLEM
}
