package dev.closewait.detector.explain.paste;

/**
 * What {@code ss -i} prints of the kernel's {@code tcp_info}. It leaves out numbers that are 0.
 *
 * @param sinceAckMillis {@code lastack}: since the peer's last acknowledging segment, normally its FIN, and so the time
 *        in CLOSE_WAIT; a keepalive answer makes it shorter, never longer
 * @param sinceReceivedMillis {@code lastrcv}: since the peer's last data; the time in CLOSE_WAIT is at most this
 * @param sinceSentMillis {@code lastsnd}: since data was last sent to the peer
 * @param segmentsReceived {@code data_segs_in}: segments with data that the peer sent
 * @param segmentsSent {@code data_segs_out}: segments with data that it was sent
 */
public record TcpInfo(long sinceAckMillis, long sinceReceivedMillis, long sinceSentMillis, long segmentsReceived,
        long segmentsSent) {
    /** Whether something was sent after the peer's last data, or the peer never sent any: nothing is owed to it. */
    public boolean answered() {
        return segmentsReceived == 0 || (segmentsSent > 0 && sinceSentMillis <= sinceReceivedMillis);
    }

    /** Whether something was sent to the peer within this time. */
    public boolean sentWithin(long millis) {
        return segmentsSent > 0 && sinceSentMillis < millis;
    }
}
