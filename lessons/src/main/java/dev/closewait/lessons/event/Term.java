package dev.closewait.lessons.event;

/** Words of the field that a lesson uses, each in half a sentence. */
public enum Term {
    SEGMENT("segment", "what TCP sends: a header with flags (SYN, ACK, FIN, RST), and data behind it or none"),

    SYN("SYN", "the flag that asks for a connection; it counts as one byte of the stream"),

    ACK("ACK", "the flag that says up to which byte everything has come"),

    FIN("FIN", "the flag that says that this end will send nothing more; it counts as one byte of the stream"),

    RST("RST", "reset: the flag that ends a connection at once, or says that there is none"),

    RECV_Q("Recv-Q", "bytes that have come and that the application has not read"),

    SEND_Q("Send-Q", "bytes that the application has sent and that the peer has not acknowledged"),

    WINDOW("window",
            "how many more bytes a receiver has room for, as it tells the sender with each ACK; closed when it is 0"),

    BACKLOG("backlog", "the queue of a listener: connections that the kernel has opened and nobody has accepted yet"),

    SYN_COOKIE("SYN cookie",
            "an answer to a SYN that keeps nothing in memory; it takes over where SYNs come in a flood"),

    LOOPBACK("loopback", "the device lo, by which a machine talks to itself; nothing leaves it"),

    DESCRIPTOR("descriptor", "the number by which a process holds a socket; how many it may hold is limited"),

    INODE("inode", "the number by which /proc tells which process holds a socket; 0 when none does"),

    ORPHAN("orphan", "a socket that no process holds any more and that the kernel still has to bring to its end"),

    KEEPALIVE("keepalive", "a probe into a silent connection, to hear whether the peer is still there"),

    PROBE("window probe", "a segment that a sender sends into a closed window, to hear whether it has opened");

    private final String word;
    private final String means;

    Term(String word, String means) {
        this.word = word;
        this.means = means;
    }

    /** The word itself. */
    public String word() {
        return word;
    }

    /** What it means, in half a sentence. */
    public String means() {
        return means;
    }
}
