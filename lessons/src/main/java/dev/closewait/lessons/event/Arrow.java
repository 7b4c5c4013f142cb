package dev.closewait.lessons.event;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.CLOSING;
import static dev.closewait.detector.socket.TcpState.ESTABLISHED;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_1;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_2;
import static dev.closewait.detector.socket.TcpState.LAST_ACK;
import static dev.closewait.detector.socket.TcpState.LISTEN;
import static dev.closewait.detector.socket.TcpState.SYN_RECEIVED;
import static dev.closewait.detector.socket.TcpState.SYN_SENT;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import dev.closewait.detector.socket.TcpState;
import java.util.List;

/**
 * An arrow of the state diagram that a real socket takes (RFC 9293, section 3.3.2, figure 5). Resets and timers lead from
 * nearly everywhere to CLOSED and are left out, as they are there.
 *
 * <p>Linux makes the server's socket when a SYN arrives, and its listener stays: where the RFC's arrow begins at LISTEN, a
 * lesson's server comes from CLOSED.
 */
public record Arrow(TcpState from, TcpState to, Cause cause) {
    /** All of them; how they are laid out is for whoever draws them. */
    public static final List<Arrow> DIAGRAM = List.of(new Arrow(CLOSED, LISTEN, Cause.PASSIVE_OPEN),
            new Arrow(CLOSED, SYN_SENT, Cause.ACTIVE_OPEN), new Arrow(LISTEN, SYN_RECEIVED, Cause.SYN_ARRIVES),
            new Arrow(SYN_SENT, ESTABLISHED, Cause.SYN_ACK_ARRIVES),
            new Arrow(SYN_RECEIVED, ESTABLISHED, Cause.ACK_OF_SYN_ARRIVES),
            new Arrow(ESTABLISHED, FIN_WAIT_1, Cause.CLOSE_CALLED),
            new Arrow(ESTABLISHED, CLOSE_WAIT, Cause.FIN_ARRIVES),
            new Arrow(FIN_WAIT_1, FIN_WAIT_2, Cause.ACK_OF_FIN_ARRIVES),
            new Arrow(FIN_WAIT_1, CLOSING, Cause.FIN_ARRIVES),
            new Arrow(FIN_WAIT_1, TIME_WAIT, Cause.FIN_AND_ACK_ARRIVE),
            new Arrow(FIN_WAIT_2, TIME_WAIT, Cause.FIN_ARRIVES),
            new Arrow(CLOSING, TIME_WAIT, Cause.ACK_OF_FIN_ARRIVES),
            new Arrow(CLOSE_WAIT, LAST_ACK, Cause.CLOSE_CALLED),
            new Arrow(LAST_ACK, CLOSED, Cause.ACK_OF_FIN_ARRIVES), new Arrow(TIME_WAIT, CLOSED, Cause.TIME_WAIT_OVER));
}
