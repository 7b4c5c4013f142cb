package dev.closewait.cli.output;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps which states were read from the kernel in a run of lessons, and where first. */
public final class SeenStates {
    /** As RFC 9293 lists them (section 3.3.2), with CLOSED, which it calls fictional, first. */
    private static final List<TcpState> IN_ORDER = List.of(TcpState.CLOSED, TcpState.LISTEN, TcpState.SYN_SENT,
            TcpState.SYN_RECEIVED, TcpState.ESTABLISHED, TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2, TcpState.CLOSE_WAIT,
            TcpState.CLOSING, TcpState.LAST_ACK, TcpState.TIME_WAIT);

    private final Map<TcpState, SeenState> seen = new EnumMap<>(TcpState.class);
    private int lesson;

    /** Takes an event of any lesson, in order. */
    public void take(LessonEvent event) {
        switch (event) {
            case LessonEvent.Begun begun -> lesson = begun.number();
            case LessonEvent.Taken(Step step) -> step.after()
                    .stream()
                    .filter(_ -> step.holds())
                    .forEach(view -> take(step, view));
            case LessonEvent.Announced _,LessonEvent.Ended _ -> {}
        }
    }

    /** What an endpoint is in of itself, before anything was called, is nothing that was seen. */
    private void take(Step step, EndpointView view) {
        if (step.transitions().stream().anyMatch(move -> move.endpoint().equals(view.name()))) {
            String call = step.calls().isEmpty() ? "" : lastCall(step, view.name());
            seen.putIfAbsent(view.state(), new SeenState(view.state(), lesson, step.number(), view.name(), call));
        }
    }

    /** The endpoint's own last call, or else its peer's. */
    private static String lastCall(Step step, String endpoint) {
        List<CallMade> own = step.calls().stream().filter(call -> call.by().equals(endpoint)).toList();
        return (own.isEmpty() ? step.calls() : own).getLast().text();
    }

    /** The states that were read, as a connection comes through them. */
    public List<SeenState> seen() {
        return IN_ORDER.stream().flatMap(state -> Optional.ofNullable(seen.get(state)).stream()).toList();
    }

    /** The states that were not. */
    public List<TcpState> unseen() {
        return IN_ORDER.stream().filter(state -> !seen.containsKey(state)).toList();
    }
}
