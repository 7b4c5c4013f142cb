package dev.closewait.lessons.event;

import java.util.stream.Stream;

/** Why an endpoint changes its state, with the place that says so. */
public enum Cause {
    PASSIVE_OPEN(CauseKind.CALL, "listen() is called", "3.10.1", "listen()"),

    ACTIVE_OPEN(CauseKind.CALL, "connect() is called; SYN is sent", "3.10.1", "connect()"),

    SYN_ARRIVES(CauseKind.SEGMENT, "SYN arrives at the listener; SYN+ACK is sent", "3.10.7.2", "SYN"),

    SYN_ACK_ARRIVES(CauseKind.SEGMENT, "SYN+ACK arrives; ACK is sent", "3.10.7.3", "SYN+ACK"),

    ACK_OF_SYN_ARRIVES(CauseKind.SEGMENT, "the ACK of its SYN arrives", "3.10.7.4", "ACK", "data"),

    CLOSE_CALLED(CauseKind.CALL, "close() or shutdown() is called; FIN follows", "3.10.4", "close()",
            "shutdown()"),

    FIN_ARRIVES(CauseKind.SEGMENT, "FIN arrives; ACK is sent", "3.10.7.4", "FIN"),

    ACK_OF_FIN_ARRIVES(CauseKind.SEGMENT, "the ACK of its FIN arrives", "3.10.7.4", "ACK"),

    FIN_AND_ACK_ARRIVE(CauseKind.SEGMENT, "FIN arrives with the ACK of its own FIN; ACK is sent",
            "3.10.7.4", "FIN"),

    RST_ARRIVES(CauseKind.SEGMENT, "RST arrives", "3.5.3", "RST"),

    ABORTED(CauseKind.CALL, "close() aborts; RST is sent", "3.10.5", "close()"),

    DATA_AFTER_CLOSE(CauseKind.SEGMENT, "data arrives that nobody can read any more; RST is sent", "3.6.1",
            "data"),

    LISTENER_CLOSED(CauseKind.CALL, "close() of a listener; nothing is sent", "3.10.4", "close()"),

    TIME_WAIT_OVER(CauseKind.TIMER, "the time-wait timeout", "3.10.8", "timer"),

    GIVEN_UP(CauseKind.TIMER, "too many tries without an answer", "3.8.3", "timer"),

    /** Linux's own: RFC 9293 lets FIN-WAIT-2 last for ever (net/ipv4/tcp.c, tcp_close; tcp(7), tcp_fin_timeout). */
    ORPHAN_TIMEOUT(CauseKind.TIMER, "tcp_fin_timeout of a socket that no process holds",
            "", "timer") {
        @Override
        public Source source() {
            return new Source.Linux("tcp(7), tcp_fin_timeout");
        }
    };

    private final CauseKind kind;
    private final String says;
    private final String section;
    private final String event;
    private final String orEvent;

    Cause(CauseKind kind, String says, String section, String event) {
        this(kind, says, section, event, event);
    }

    Cause(CauseKind kind, String says, String section, String event, String orEvent) {
        this.kind = kind;
        this.says = says;
        this.section = section;
        this.event = event;
        this.orEvent = orEvent;
    }

    /** Whether it is a call, a segment or a timer. */
    public CauseKind kind() {
        return kind;
    }

    /** The cause in a few words, with what the endpoint sends because of it. */
    public String says() {
        return says;
    }

    /** Where it is to be found: a section of RFC 9293, or a place of Linux. */
    public Source source() {
        return new Source.Rfc9293(section);
    }

    /** Whether this kind of segment brings it, as {@link SegmentKind#toString()} has it, or this call as it would stand in C. */
    boolean comesWith(String segmentOrCall) {
        return Stream.of(event, orEvent)
                .anyMatch(each -> each.endsWith("()")
                        ? segmentOrCall.contains(each.substring(0, each.length() - 1))
                        : segmentOrCall.equals(each));
    }

    /** The event as it is written at an arrow: {@code FIN}, {@code close()}, {@code timer}. */
    public String event() {
        return event;
    }
}
