package dev.closewait.lessons.kernel;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.TracedTransition;
import dev.closewait.lessons.event.Transition;
import dev.closewait.lessons.socket.LessonSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the kernel traced in a step. It traces sockets only: of TIME_WAIT, of an orphan's FIN_WAIT_2 and of a request that is in
 * SYN_RECEIVED it keeps a smaller record, so there a socket goes to CLOSED, or is not there yet.
 */
final class StepTrace {
    private static final long NANOS_PER_MICRO = 1000;

    private final KernelTrace trace;
    private final List<Transition> claimed;
    private final List<LessonSocket> sockets;
    private final Map<String, TcpState> states = new HashMap<>();
    /** While no port is known only this thread is traced, and another may do the kernel's work for it. */
    private final boolean complete;
    private final long begin;

    /**
     * Traces from now on.
     *
     * @param claimed tells of two sockets with the same addresses which one is meant
     */
    StepTrace(KernelTrace trace, List<LessonSocket> sockets, List<EndpointView> before, List<Transition> claimed)
            throws IOException {
        this.trace = trace;
        this.claimed = claimed;
        this.sockets = sockets.stream().sorted(Comparator.comparing(socket -> !moves(socket))).toList();
        before.forEach(view -> states.put(view.name(), view.state()));
        Set<Integer> ports = sockets.stream()
                .filter(socket -> socket.role() == Role.LISTENER)
                .flatMap(socket -> socket.local().stream())
                .map(Endpoint::port)
                .collect(Collectors.toSet());
        this.complete = !ports.isEmpty();
        trace.only(ports);
        this.begin = System.nanoTime();
    }

    private boolean moves(LessonSocket socket) {
        return claimed.stream().anyMatch(claim -> claim.endpoint().equals(socket.name()));
    }

    /** The traced changes of the sockets of the scene, in order. */
    List<TracedTransition> transitions() throws IOException {
        Map<String, TcpState> now = new HashMap<>(states);
        List<TracedTransition> traced = new ArrayList<>();
        for (TraceLine line : trace.read()) {
            sockets.stream()
                    .filter(socket -> line.isOf(socket, now.getOrDefault(socket.name(), TcpState.CLOSED)))
                    .findFirst()
                    .ifPresent(socket -> {
                        now.put(socket.name(), line.to());
                        traced.add(new TracedTransition(socket.name(), line.from(), line.to(),
                                (line.nanos() - begin) / NANOS_PER_MICRO));
                    });
        }
        return traced;
    }

    /** The changes that were too quick to be read, and that the trace does not show either. */
    List<Difference> differences() throws IOException {
        List<TracedTransition> traced = transitions();
        return claimed.stream()
                .filter(claim -> complete && !claim.read() && claim.to() != TcpState.SYN_RECEIVED)
                .filter(claim -> traced.stream()
                        .noneMatch(each -> each.endpoint().equals(claim.endpoint()) && each.to() == claim.to()))
                .map(claim -> new Difference("kernel trace of " + claim.endpoint(), claim.from() + " -> " + claim.to(),
                        "not traced"))
                .toList();
    }
}
