package dev.closewait.cli.screen.lesson;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Evidence;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.Instrument;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Reason;
import dev.closewait.lessons.event.Recap;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.event.SeenState;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Source;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Term;
import dev.closewait.lessons.event.TracedTransition;
import dev.closewait.lessons.event.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Pages that no kernel is needed for. */
final class MadeUpLesson {
    private static final String CALL_TEXT = "shutdown(client, SHUT_WR)";
    private static final long LOOPBACK = 0x0000_FFFF_7F00_0001L;
    private static final LessonEvent.Begun BEGUN = new LessonEvent.Begun(2, "passive-close",
            "The passive close: CLOSE_WAIT and LAST_ACK",
            "A client asks, and closes. Its FIN puts the server's socket into CLOSE_WAIT, and there it stays until the "
                    + "server's application calls close(): no timer of the kernel ends it.",
            List.of(Term.FIN, Term.RECV_Q), 11, List.of(new Instrument("socket table", true, "netlink"),
                    new Instrument("kernel trace", false, "needs root, and tracefs")));
    private static final Question QUESTION = new Question("Into which state does the server go?",
            List.of("LAST_ACK", "CLOSE_WAIT"), OptionalInt.of(2), "CLOSE_WAIT: the application has not closed yet.");
    private static final Recap RECAP = new Recap(
            List.of(new SeenState(TcpState.FIN_WAIT_2, 2, 4, "client", CALL_TEXT),
                    new SeenState(TcpState.CLOSE_WAIT, 2, 4, "server", CALL_TEXT)),
            "CLOSE_WAIT is the application's debt: nothing but close() leads out of it.",
            Optional.of(new Recap.Next(3, "active-close", "The active close: FIN_WAIT_1, FIN_WAIT_2 and TIME_WAIT")));
    private static final CallMade CALL = new CallMade("client", CALL_TEXT, "0");
    private static final String WHY = "FIN means: nothing more will come from me. The server's kernel acknowledges it at "
            + "once, without asking the application. From now on everything waits for the application: CLOSE_WAIT has no "
            + "timer.";
    private static final List<Reason> REASONS = List.of(new Reason(WHY, new Source.Rfc9293("3.6")),
            new Reason("A FIN has a number in the stream, and Linux counts it in Recv-Q.",
                    new Source.Linux("net/ipv4/tcp_diag.c")));
    private static final List<EndpointView> BEFORE = List.of(
            view("listener", Role.LISTENER, 34_567, 0, TcpState.LISTEN, 0, 8),
            view("client", Role.CLIENT, 41_234, 34_567, TcpState.ESTABLISHED, 0, 0),
            view("server", Role.SERVER, 34_567, 41_234, TcpState.ESTABLISHED, 0, 0));
    private static final List<EndpointView> AFTER = List.of(BEFORE.getFirst(),
            view("client", Role.CLIENT, 41_234, 34_567, TcpState.FIN_WAIT_2, 0, 0),
            view("server", Role.SERVER, 34_567, 41_234, TcpState.CLOSE_WAIT, 1, 0));
    private static final List<Transition> MOVES = List.of(
            new Transition("client", TcpState.ESTABLISHED, TcpState.FIN_WAIT_1, Cause.CLOSE_CALLED, false),
            new Transition("server", TcpState.ESTABLISHED, TcpState.CLOSE_WAIT, Cause.FIN_ARRIVES, true),
            new Transition("client", TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2, Cause.ACK_OF_FIN_ARRIVES, true));
    private static final List<Segment> SEGMENTS = List.of(
            new Segment("client", "server", SegmentKind.FIN, 0, false, Evidence.COUNTED),
            new Segment("server", "client", SegmentKind.ACK, 0, false, Evidence.IMPLIED));

    private MadeUpLesson() {}

    static LessonView begun() {
        return new LessonView(BEGUN, BEGUN, Set.of(), Map.of(), 0, false, false, 0);
    }

    static LessonView announced() {
        return at(new LessonEvent.Announced(4, 11, "From FIN to close()", "The client closes its half",
                Optional.of(QUESTION), List.of(new CallMade(CALL.by(), CALL.text(), "")), BEFORE), 0, 0);
    }

    /** The same, when the learner has said what will come: the first choice, or the second, which is right. */
    static LessonView predicted(LessonView view, int number) {
        return new LessonView(view.lesson(), view.shown(), view.wasOpen(),
                Map.of(4, QUESTION.predict(number).orElseThrow()), view.later(), view.busy(), view.auto(),
                view.scroll());
    }

    static LessonView taken() {
        return at(new LessonEvent.Taken(step(List.of(), List.of(), List.of())), 0, 0);
    }

    /** The same page, after others came, scrolled down. */
    static LessonView again(int scroll) {
        return at(taken().shown(), 3, scroll);
    }

    static LessonView traced() {
        return at(new LessonEvent.Taken(step(
                List.of(new TracedTransition("client", TcpState.ESTABLISHED, TcpState.FIN_WAIT_1, 9),
                        new TracedTransition("server", TcpState.ESTABLISHED, TcpState.CLOSE_WAIT, 21),
                        new TracedTransition("client", TcpState.FIN_WAIT_1, TcpState.CLOSED, 27),
                        new TracedTransition("client", TcpState.FIN_WAIT_2, TcpState.CLOSED, 1_234)),
                List.of(), List.of(new Exhibit("ss -tan", List.of("State Recv-Q Send-Q", "CLOSE-WAIT 1 0"))))), 0, 0);
    }

    static LessonView differing() {
        return at(new LessonEvent.Taken(step(List.of(),
                List.of(new Difference("state of server", "CLOSE_WAIT", "ESTABLISHED")), List.of())), 0, 0);
    }

    static LessonView ended(boolean holds) {
        return at(new LessonEvent.Ended(2, "passive-close", holds, holds ? 0 : 1, RECAP), 0, 0);
    }

    /** So many clients and their servers, all in ESTABLISHED, and segments between them. */
    static LessonView crowd(int clients) {
        List<EndpointView> views = IntStream.rangeClosed(1, clients)
                .boxed()
                .flatMap(i -> List.of(view("client " + i, Role.CLIENT, 40_000 + i, 34_567, TcpState.ESTABLISHED, 0, 0),
                        view("server " + i, Role.SERVER, 34_567, 40_000 + i, TcpState.ESTABLISHED, i, 2_559_000))
                        .stream())
                .toList();
        List<Segment> segments = IntStream.rangeClosed(1, clients)
                .mapToObj(i -> new Segment("client " + i, "server " + i, SegmentKind.DATA, i, i > 2, Evidence.CAPTURED))
                .toList();
        Step step = new Step(4, 11, "Many", "All at once", Optional.empty(),
                List.of(new CallMade("client 1", "send(client 1, \u2026, MSG_DONTWAIT) until EAGAIN", "2048")), views,
                views, List.of(), segments, List.of(), List.of(), false, REASONS, List.of());
        return at(new LessonEvent.Taken(step), 0, 0);
    }

    private static Step step(List<TracedTransition> traced, List<Difference> differences, List<Exhibit> exhibits) {
        return new Step(4, 11, "From FIN to close()", "The client closes its half", Optional.of(QUESTION),
                List.of(CALL), BEFORE, AFTER, MOVES, SEGMENTS, traced, exhibits, false, REASONS, differences);
    }

    private static LessonView at(LessonEvent event, int later, int scroll) {
        return new LessonView(BEGUN, event, Set.of("listener", "client", "server"), Map.of(), later, false, false,
                scroll);
    }

    private static EndpointView view(String name, Role role, int port, int remote, TcpState state, int receiveQueue,
            int sendQueue) {
        return new EndpointView(name, role, Optional.of(new Endpoint(0, LOOPBACK, port)),
                remote == 0 ? Optional.empty() : Optional.of(new Endpoint(0, LOOPBACK, remote)), state, receiveQueue,
                sendQueue, OptionalInt.of(7));
    }
}
