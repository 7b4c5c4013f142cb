package dev.closewait.lessons.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.Transition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How a way is told of which only the ends were read. */
class RouteTest {
    @Test
    void whoClosesLastIsClosedByTheAcknowledgementOfAPeerThatIsThere() {
        assertThat(
                byTheClient(ends(TcpState.CLOSE_WAIT, TcpState.FIN_WAIT_2), ends(TcpState.CLOSED, TcpState.TIME_WAIT)))
                .contains(new Transition("client", TcpState.LAST_ACK, TcpState.CLOSED, Cause.ACK_OF_FIN_ARRIVES, true));
    }

    /** The orphan in FIN_WAIT_2 went after tcp_fin_timeout; what comes for it later is answered by RST. */
    @Test
    void aPeerThatWasGoneAcknowledgesNothing() {
        assertThat(byTheClient(ends(TcpState.CLOSE_WAIT, TcpState.CLOSED), ends(TcpState.CLOSED, TcpState.CLOSED)))
                .containsExactly(
                        new Transition("client", TcpState.CLOSE_WAIT, TcpState.LAST_ACK, Cause.CLOSE_CALLED, false),
                        new Transition("client", TcpState.LAST_ACK, TcpState.CLOSED, Cause.RST_ARRIVES, true));
    }

    private static List<Transition> byTheClient(List<EndpointView> before, List<EndpointView> after) {
        return Route.between(before, after, List.of("client"));
    }

    private static List<EndpointView> ends(TcpState client, TcpState server) {
        return List.of(end("listener", Role.LISTENER, TcpState.LISTEN), end("client", Role.CLIENT, client),
                end("server", Role.SERVER, server));
    }

    private static EndpointView end(String name, Role role, TcpState state) {
        return new EndpointView(name, role, Optional.empty(), Optional.empty(), state, 0, 0, OptionalInt.empty());
    }
}
