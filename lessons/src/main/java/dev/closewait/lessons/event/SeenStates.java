package dev.closewait.lessons.event;

import dev.closewait.detector.socket.TcpState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps which states were read from the kernel in a run of lessons, and where first. */
public final class SeenStates {
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

    /** The states that were read, in the order of the kernel's numbers. */
    public List<SeenState> seen() {
        return List.copyOf(seen.values());
    }

    /** The states that were not. */
    public List<TcpState> unseen() {
        return Stream.of(TcpState.values()).filter(state -> !seen.containsKey(state)).toList();
    }
}
