package dev.closewait.lessons.run;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Arrow;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.CauseKind;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How endpoints came from one state to another, where only these two were read: by the shortest way through the diagram that
 * what was called allows. Where there is none, the connection was reset; and a peer that was gone before has only RST to send.
 */
final class Route {
    private Route() {}

    /**
     * @param before the endpoints before the calls
     * @param after the same, afterwards
     * @param callers the names of those that called something
     */
    static List<Transition> between(List<EndpointView> before, List<EndpointView> after, List<String> callers) {
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            EndpointView now = after.get(i);
            if (before.get(i).state() != now.state()) {
                legs.add(
                        new Leg(now, before.get(i).state(), callers.contains(now.name()), isAlone(now, before, after)));
            }
        }
        boolean reset = legs.stream().anyMatch(leg -> leg.way().isEmpty()); // then at both ends
        return legs.stream().flatMap(leg -> (reset ? leg.reset() : leg.transitions()).stream()).toList();
    }

    /** Whether its peer was gone before, and is so still. */
    private static boolean isAlone(EndpointView endpoint, List<EndpointView> before, List<EndpointView> after) {
        return Stream.concat(before.stream(), after.stream())
                .filter(other -> other.role() != Role.LISTENER && !other.name().equals(endpoint.name()))
                .allMatch(other -> other.state() == TcpState.CLOSED);
    }

    /** One endpoint's way. */
    private record Leg(EndpointView endpoint, TcpState from, boolean called, boolean alone) {
        /** Linux makes the server's socket when a SYN arrives: what the diagram has as its listener's way begins at CLOSED. */
        boolean made() {
            return endpoint.role() == Role.SERVER && from == TcpState.CLOSED;
        }

        List<Arrow> way() {
            return made()
                    ? shortest(TcpState.LISTEN, endpoint.state(), false)
                    : shortest(from, endpoint.state(), called);
        }

        List<Transition> transitions() {
            return way().stream()
                    .map(arrow -> new Transition(endpoint.name(),
                            made() && arrow.from() == TcpState.LISTEN ? from : arrow.from(),
                            arrow.to(), cause(arrow), arrow.to() == endpoint.state()))
                    .toList();
        }

        private Cause cause(Arrow arrow) {
            return alone && arrow.cause().kind() == CauseKind.SEGMENT ? Cause.RST_ARRIVES : arrow.cause();
        }

        List<Transition> reset() {
            return List.of(new Transition(endpoint.name(), from, endpoint.state(),
                    called ? Cause.ABORTED : Cause.RST_ARRIVES, true));
        }
    }

    /** Breadth first. Only the first arrow of who called may be a call; no timer is waited for. */
    private static List<Arrow> shortest(TcpState from, TcpState to, boolean called) {
        Map<TcpState, List<Arrow>> ways = new EnumMap<>(TcpState.class);
        Deque<TcpState> next = new ArrayDeque<>(List.of(from));
        ways.put(from, List.of());
        while (!next.isEmpty()) {
            TcpState state = next.remove();
            List<Arrow> soFar = ways.getOrDefault(state, List.of());
            for (Arrow arrow : Arrow.DIAGRAM) {
                CauseKind needed = called && soFar.isEmpty() ? CauseKind.CALL : CauseKind.SEGMENT;
                if (arrow.from() == state && arrow.cause().kind() == needed && !ways.containsKey(arrow.to())) {
                    List<Arrow> way = new ArrayList<>(soFar);
                    way.add(arrow);
                    ways.put(arrow.to(), way);
                    next.add(arrow.to());
                }
            }
        }
        return Optional.ofNullable(ways.get(to)).orElse(List.of());
    }
}
