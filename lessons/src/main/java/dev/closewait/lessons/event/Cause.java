package dev.closewait.lessons.event;

/** Why an endpoint changes its state, with the place in RFC 9293 that says so. */
public enum Cause {
    PASSIVE_OPEN(CauseKind.CALL, "listen() is called", "3.10.1"),

    ACTIVE_OPEN(CauseKind.CALL, "connect() is called; SYN is sent", "3.10.1"),

    SYN_ARRIVES(CauseKind.SEGMENT, "SYN arrives; SYN+ACK is sent", "3.10.7.2"),

    SYN_ACK_ARRIVES(CauseKind.SEGMENT, "SYN+ACK arrives; ACK is sent", "3.10.7.3"),

    ACK_OF_SYN_ARRIVES(CauseKind.SEGMENT, "the ACK of its SYN arrives", "3.10.7.4"),

    CLOSE_CALLED(CauseKind.CALL, "close() or shutdown() is called; FIN follows", "3.10.4"),

    FIN_ARRIVES(CauseKind.SEGMENT, "FIN arrives; ACK is sent", "3.10.7.4"),

    ACK_OF_FIN_ARRIVES(CauseKind.SEGMENT, "the ACK of its FIN arrives", "3.10.7.4"),

    FIN_AND_ACK_ARRIVE(CauseKind.SEGMENT, "FIN arrives with the ACK of its own FIN; ACK is sent", "3.10.7.4"),

    RST_ARRIVES(CauseKind.SEGMENT, "RST arrives", "3.5.3"),

    ABORTED(CauseKind.CALL, "close() aborts; RST is sent", "3.10.5"),

    DATA_AFTER_CLOSE(CauseKind.SEGMENT, "data arrives that nobody can read any more; RST is sent", "3.6.1"),

    LISTENER_CLOSED(CauseKind.CALL, "close() of a listener; nothing is sent", "3.10.4"),

    TIME_WAIT_OVER(CauseKind.TIMER, "the time-wait timeout", "3.10.8"),

    GIVEN_UP(CauseKind.TIMER, "too many tries without an answer", "3.8.3"),

    /** Linux's own: RFC 9293 lets FIN-WAIT-2 last for ever (net/ipv4/tcp.c, tcp_close; tcp(7), tcp_fin_timeout). */
    ORPHAN_TIMEOUT(CauseKind.TIMER, "tcp_fin_timeout of a socket that no process holds", "3.6.1");

    private final CauseKind kind;
    private final String says;
    private final String section;

    Cause(CauseKind kind, String says, String section) {
        this.kind = kind;
        this.says = says;
        this.section = section;
    }

    /** Whether it is a call, a segment or a timer. */
    public CauseKind kind() {
        return kind;
    }

    /** The cause in a few words, with what the endpoint sends because of it. */
    public String says() {
        return says;
    }

    /** The section of RFC 9293 where it is to be found: {@code 3.10.7.4}. */
    public String section() {
        return section;
    }
}
