package dev.closewait.lessons.socket;

import dev.closewait.lessons.event.SegmentKind;
import java.util.Optional;

/** What a lesson can claim that a socket sends or hears. */
public sealed interface SegmentClaims permits LessonSocket {
    /** The socket itself. */
    LessonSocket self();

    /** The other end: of a client its server, or the listener where there is no server; of a listener none. */
    Optional<LessonSocket> opposite();

    default Claim syn() {
        return sends(SegmentKind.SYN);
    }

    default Claim synAck() {
        return sends(SegmentKind.SYN_ACK);
    }

    default Claim ack() {
        return sends(SegmentKind.ACK);
    }

    default Claim fin() {
        return sends(SegmentKind.FIN);
    }

    /** A FIN in the segment of the last bytes. */
    default Claim finBehind(int bytes) {
        return new Claim(self(), opposite().orElseThrow(), SegmentKind.FIN, bytes, false);
    }

    default Claim rst() {
        return sends(SegmentKind.RST);
    }

    default Claim data(int bytes) {
        return new Claim(self(), opposite().orElseThrow(), SegmentKind.DATA, bytes, false);
    }

    /** A row of segments of this kind, of which the number is the kernel's affair. */
    default Claim many(SegmentKind kind) {
        return new Claim(self(), opposite().orElseThrow(), kind, 0, true);
    }

    private Claim sends(SegmentKind kind) {
        return to(opposite().orElseThrow(), kind);
    }

    /** A segment to another socket than the peer: to one that still has the addresses of a connection before this one. */
    default Claim to(LessonSocket other, SegmentKind kind) {
        return new Claim(self(), other, kind, 0, false);
    }

    /** A segment that comes from the other side, though no server of the lesson sends it, as the RST of a port where nobody listens. */
    default Claim hears(SegmentKind kind) {
        return new Claim(opposite().orElseThrow(), self(), kind, 0, false);
    }
}
