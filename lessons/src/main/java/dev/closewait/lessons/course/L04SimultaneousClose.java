package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSING;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_1;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_2;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Queue;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.List;

/** Both close before they hear of the other: CLOSING. */
@AutoService(Lesson.class)
public final class L04SimultaneousClose implements Lesson {
    /** The least that the kernel gives; it doubles what is asked for. */
    private static final int SMALL = 2048;

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String name() {
        return "simultaneous-close";
    }

    @Override
    public String title() {
        return "Simultaneous close: CLOSING";
    }

    @Override
    public String story() {
        return """
                Both ends close before either hears that the other did: their FINs cross. Each then has the other's \
                FIN, and no ACK of its own. That is CLOSING, the rarest of the eleven states. On loopback segments are \
                too quick to cross, so one FIN is held up: behind data that its peer does not read.""";
    }

    @Override
    public String remember() {
        return "Who closes before the other's FIN comes is never in CLOSE_WAIT: CLOSING and TIME_WAIT wait for the network only.";
    }

    @Override
    public void plan(Plan plan) {
        plan.scene("Two FINs that cross");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server, listener.receiveBuffer(SMALL), client.sendBuffer(SMALL));

        plan.step("The client sends more than the server reads")
                .fills(client, server)
                .why("3.8.6", "The server's window closes, so that whatever the client sends next has to wait.");

        plan.step("The client closes")
                .call(client.shutdownWrite())
                .moves(client, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .queues(client, Queue.exactly(0), Queue.moreThan(1))
                .amongOthers()
                .why("3.10.4", "FIN_WAIT_1: its FIN waits behind the data. The server knows nothing of it.");

        plan.step("The server closes, too")
                .ask("A FIN arrives at a socket in FIN_WAIT_1. Where does it go?",
                        List.of("TIME_WAIT", "FIN_WAIT_2", "CLOSING"), 3,
                        "CLOSING: the other side has closed, and has not acknowledged our FIN.")
                .call(server.shutdownWrite())
                .moves(server, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .moves(client, Cause.FIN_ARRIVES, CLOSING)
                .moves(server, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .queues(client, Queue.exactly(1), Queue.moreThan(1))
                .crosses(server.fin(), client.ack())
                .amongOthers()
                .why("3.6", """
                        From where the server stands it closed first: its FIN was acknowledged, and it is in FIN_WAIT_2. \
                        Neither end is ever in CLOSE_WAIT: both applications have closed, and nobody is waited for but \
                        the network.""");

        plan.step("The server reads to the end")
                .ask("Who ends in TIME_WAIT?", List.of("the client", "the server", "both"), 3,
                        "Both. Each closed before it heard of the other.")
                .call(server.recvUntilEnd())
                .moves(server, Cause.FIN_ARRIVES, TIME_WAIT)
                .moves(client, Cause.ACK_OF_FIN_ARRIVES, TIME_WAIT)
                .crosses(client.many(SegmentKind.DATA), client.fin(), server.many(SegmentKind.ACK))
                .amongOthers()
                .why("3.6", """
                        The window opens, the client's data and its FIN arrive, and the ACK leads the client out of CLOSING. \
                        Who was second to close saves TIME_WAIT; here nobody was.""");
    }
}
