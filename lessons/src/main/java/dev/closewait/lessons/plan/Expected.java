package dev.closewait.lessons.plan;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Transition;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kernel must show of the endpoints of a scene, after a step and before the next. */
public final class Expected {
    private static final StepPlan.Queues EMPTY = new StepPlan.Queues(Queue.exactly(0), Queue.exactly(0));

    private static final End NOTHING = new End(TcpState.CLOSED, EMPTY);

    private final Map<String, End> ends;

    private record End(TcpState state, StepPlan.Queues queues) {}

    private Expected(Map<String, End> ends) {
        this.ends = ends;
    }

    /** Nothing was called yet: there is no connection. */
    public static Expected atBeginOf(Scene scene) {
        Map<String, End> ends = new LinkedHashMap<>();
        scene.sockets().forEach(socket -> ends.put(socket.name(), NOTHING));
        return new Expected(ends);
    }

    /** The same when time has passed: TIME_WAIT ends after a minute, however long a learner thinks. */
    public Expected aged(List<EndpointView> views) {
        Map<String, End> now = new LinkedHashMap<>(ends);
        views.stream()
                .filter(view -> view.state() == TcpState.CLOSED)
                .forEach(view -> now.computeIfPresent(view.name(),
                        (_, end) -> end.state == TcpState.TIME_WAIT ? NOTHING : end));
        return new Expected(now);
    }

    /** The same after a step. */
    public Expected after(StepPlan step) {
        Map<String, End> next = new LinkedHashMap<>(ends);
        for (Move move : step.moves()) {
            next.compute(move.socket().name(), (_, end) -> moved(end, move.to()));
        }
        step.queues().forEach((socket, queues) -> next.compute(socket.name(), (_, end) -> new End(end.state, queues)));
        return new Expected(next);
    }

    /** A socket that is gone, or of which only TIME_WAIT is left, has no queues. */
    private static End moved(End end, TcpState to) {
        return new End(to, to == TcpState.CLOSED || to == TcpState.TIME_WAIT ? EMPTY : end.queues);
    }

    /** How the endpoints come from here to where a step leads; those that are passed through are marked so. */
    public List<Transition> transitions(StepPlan step) {
        Map<String, TcpState> now = new LinkedHashMap<>();
        ends.forEach((name, end) -> now.put(name, end.state));
        List<Transition> transitions = new ArrayList<>();
        for (int i = 0; i < step.moves().size(); i++) {
            Move move = step.moves().get(i);
            String name = move.socket().name();
            boolean last = step.moves().stream().skip(i + 1).noneMatch(later -> later.socket() == move.socket());
            TcpState from = now.getOrDefault(name, TcpState.CLOSED);
            transitions.add(new Transition(name, from, move.to(), move.cause(), last));
            now.put(name, move.to());
        }
        return transitions;
    }

    /** Where these endpoints are not as they must be. */
    public List<Difference> differences(List<EndpointView> views) {
        List<Difference> differences = new ArrayList<>();
        for (EndpointView view : views) {
            End end = ends.getOrDefault(view.name(), NOTHING);
            if (end.state != view.state()) {
                differences.add(new Difference("state of " + view.name(), end.state.name(), view.state().name()));
            }
            compare("Recv-Q of " + view.name(), end.queues.receive(), view.receiveQueue(), differences);
            compare("Send-Q of " + view.name(), end.queues.send(), view.sendQueue(), differences);
        }
        return differences;
    }

    private static void compare(String what, Queue expected, int found, List<Difference> differences) {
        if (found >= 0 && !expected.holds(found)) {
            differences.add(new Difference(what, expected.text(), Integer.toString(found)));
        }
    }
}
