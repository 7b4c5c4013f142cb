package dev.closewait.lessons.run;

import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.kernel.Instruments;
import dev.closewait.lessons.kernel.StepWatch;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.plan.StepPlan;
import dev.closewait.lessons.socket.Call;
import dev.closewait.lessons.socket.LessonSocket;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A connection of the learner's own: its calls are made when the learner says so, in any order that makes sense. Nothing is
 * claimed beforehand; both ends are read from the kernel after each call, and how they came there is told from the diagram.
 */
public final class OwnConnection implements AutoCloseable {
    private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";
    /** How long the kernel may take over what a call sets going; an acknowledgement may be delayed by some 40 ms. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** States that nothing but a segment on its way keeps an end in. */
    private static final Set<TcpState> PASSING = EnumSet.of(TcpState.SYN_SENT, TcpState.SYN_RECEIVED,
            TcpState.FIN_WAIT_1,
            TcpState.CLOSING, TcpState.LAST_ACK);

    private final Instruments instruments;
    private final Plan plan = new Plan(Settings.DEFAULT);
    private final LessonSocket listener;
    private final LessonSocket client;
    private final LessonSocket server;
    private int number;

    private OwnConnection(Instruments instruments) {
        this.instruments = instruments;
        plan.scene("Your own connection");
        listener = plan.listener();
        client = plan.client(listener);
        server = plan.server(client);
    }

    /**
     * None yet; {@link #connect()} makes it.
     *
     * @throws SocketTableException when the kernel's socket table cannot be read
     */
    public static OwnConnection open() throws SocketTableException {
        return new OwnConnection(Instruments.open());
    }

    /** Connects; the first step. */
    public Step connect() throws IOException, InterruptedException {
        return take(plan.established(listener, client, server));
    }

    /** What can be called now. */
    public Set<OwnCall> possible() throws SocketTableException {
        List<EndpointView> now = instruments.read(sockets());
        TcpState clientState = now.get(1).state();
        EndpointView served = now.get(2);
        boolean held = served.descriptor().isPresent();
        Set<OwnCall> calls = EnumSet.noneOf(OwnCall.class);
        if (clientState == TcpState.ESTABLISHED && held) {
            calls.add(OwnCall.SEND);
        }
        if (held && (served.receiveQueue() > 0 || served.state() == TcpState.CLOSE_WAIT)) {
            calls.add(OwnCall.RECEIVE); // it would wait for long otherwise
        }
        if (clientState == TcpState.ESTABLISHED || clientState == TcpState.CLOSE_WAIT) {
            calls.add(OwnCall.FIN);
        }
        if (held) {
            calls.add(OwnCall.CLOSE);
        }
        return calls;
    }

    /** Makes a call; empty where it is not {@link #possible()}. */
    public Optional<Step> make(OwnCall call) throws IOException, InterruptedException {
        return possible().contains(call) ? Optional.of(take(planned(call))) : Optional.empty();
    }

    private StepPlan planned(OwnCall call) throws SocketTableException {
        StepPlan step = plan.step(call.title());
        EndpointView served = instruments.read(sockets()).get(2);
        return switch (call) {
            case SEND -> step.call(client.send(REQUEST))
                    .crosses(client.data(REQUEST.length()), server.ack())
                    .why("3.9.1.2",
                            "The kernel takes the bytes, acknowledges them, and keeps them until the application"
                                    + " reads: Recv-Q counts them.");
            case RECEIVE -> step.call(server.recv(Math.max(1, served.receiveQueue())))
                    .linux("recv(2); net/ipv4/tcp_diag.c",
                            "Recv-Q falls by what was read. In CLOSE_WAIT, the result 0 is how the application"
                                    + " hears that the peer has closed; the socket stays where it is.");
            case FIN -> fin(step.call(client.shutdownWrite()), served.state() == TcpState.CLOSED);
            case CLOSE -> close(step.call(server.close()), abandons(served));
        };
    }

    private StepPlan fin(StepPlan step, boolean tooLate) {
        return tooLate
                ? step.crosses(client.fin(), client.hears(SegmentKind.RST))
                        .why("3.5.2",
                                "The server's end is gone: when its application had closed, the kernel waited for this FIN"
                                        + " only so long. Whatever comes now for the old connection is answered by RST.")
                : step.crosses(client.fin(), server.ack())
                        .why("3.6",
                                "FIN: nothing more will come from the client. An end that has not closed itself goes to"
                                        + " CLOSE_WAIT and stays there, for seconds or for months, until its application calls close().");
    }

    private StepPlan close(StepPlan step, boolean abandons) {
        return abandons
                ? step.crosses(server.rst())
                        .why("3.6.1",
                                "close() with bytes that nobody has read: the kernel tells the peer by RST that"
                                        + " they are lost. Neither end waits for anything after that.")
                : step.crosses(server.fin(), client.ack())
                        .why("3.6",
                                "close() sends this end's FIN. From CLOSE_WAIT it is the last one, and the socket"
                                        + " is gone as soon as it is acknowledged; the end that closed first waits in TIME_WAIT.");
    }

    /** Whether bytes would be lost by closing now; Recv-Q counts a FIN as one. */
    private static boolean abandons(EndpointView server) {
        return server.receiveQueue() > (server.state() == TcpState.CLOSE_WAIT ? 1 : 0);
    }

    private Step take(StepPlan step) throws IOException, InterruptedException {
        try {
            return watched(step);
        } catch (ClosedByInterruptException stopped) {
            throw LessonRun.interrupted(stopped);
        }
    }

    private Step watched(StepPlan step) throws IOException, InterruptedException {
        number++;
        List<LessonSocket> sockets = sockets();
        List<EndpointView> before = instruments.read(sockets);
        StepWatch watch = instruments.watch(sockets, before, List.of());
        List<CallMade> calls = step.calls().stream().map(Call::make).map(Call.Result::made).toList();
        List<EndpointView> after = settled();
        return new Step(number, number, plan.scenes().getFirst().title(), step.title(), Optional.empty(), calls, before,
                after, Route.between(before, after, step.calls().stream().map(Call::by).toList()), watch.segments(step),
                watch.traced(), List.of(), step.othersCross(),
                step.reasons(), List.of());
    }

    /** The endpoints as two looks in a row show them, with nothing on its way. */
    private List<EndpointView> settled() throws IOException, InterruptedException {
        Deadline deadline = new Deadline(SETTLING);
        List<EndpointView> last = instruments.read(sockets());
        while (deadline.pause()) {
            List<EndpointView> next = instruments.read(sockets());
            if (next.equals(last) && next.stream().noneMatch(end -> PASSING.contains(end.state()))) {
                return next;
            }
            last = next;
        }
        return last;
    }

    private List<LessonSocket> sockets() {
        return plan.scenes().getFirst().sockets();
    }

    @Override
    public void close() {
        plan.scenes().getFirst().end();
        instruments.close();
    }
}
