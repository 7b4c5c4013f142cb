package dev.closewait.lessons.event;

import java.util.Locale;

/** What makes an endpoint change its state: one of the three kinds of events of RFC 9293, section 3.10. */
public enum CauseKind {
    /** A call of the application. */
    CALL,
    /** A segment that arrives. */
    SEGMENT,
    /** A timer that runs out. */
    TIMER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
