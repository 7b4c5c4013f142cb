package dev.closewait.lessons.socket;

import dev.closewait.detector.socket.TcpState;

/**
 * What a socket says of itself ({@code getsockopt(TCP_INFO)}, {@code struct tcp_info} in linux/tcp.h).
 *
 * @param segmentsSent all that it sent, resent ones included
 * @param segmentsReceived all that came
 */
public record TcpInfo(TcpState state, int segmentsSent, int segmentsReceived) {
    /** A socket that was just made. */
    public static final TcpInfo FRESH = new TcpInfo(TcpState.CLOSED, 0, 0);
}
