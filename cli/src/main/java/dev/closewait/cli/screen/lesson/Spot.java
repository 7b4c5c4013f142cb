package dev.closewait.cli.screen.lesson;

import dev.closewait.detector.socket.TcpState;
import java.util.Arrays;

/** A place in the diagram: a state, and CLOSED twice, as in RFC 9293, figure 5: before a connection and after it. */
enum Spot {
    CLOSED(TcpState.CLOSED), LISTEN(TcpState.LISTEN), SYN_SENT(TcpState.SYN_SENT), SYN_RECEIVED(
            TcpState.SYN_RECEIVED), ESTABLISHED(TcpState.ESTABLISHED), FIN_WAIT_1(TcpState.FIN_WAIT_1), FIN_WAIT_2(
                    TcpState.FIN_WAIT_2), CLOSING(TcpState.CLOSING), TIME_WAIT(TcpState.TIME_WAIT), CLOSE_WAIT(
                            TcpState.CLOSE_WAIT), LAST_ACK(TcpState.LAST_ACK), CLOSED_AGAIN(TcpState.CLOSED);

    private final TcpState state;

    Spot(TcpState state) {
        this.state = state;
    }

    /** As it is written there. */
    String text() {
        return state.name();
    }

    /** Where an endpoint in this state stands. */
    static Spot of(TcpState state, boolean wasOpen) {
        if (state == TcpState.CLOSED) {
            return wasOpen ? CLOSED_AGAIN : CLOSED;
        }
        return Arrays.stream(values()).filter(spot -> spot.state == state).findFirst().orElse(CLOSED);
    }
}
