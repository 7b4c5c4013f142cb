package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.ESTABLISHED;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_1;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_2;
import static dev.closewait.detector.socket.TcpState.LAST_ACK;
import static dev.closewait.detector.socket.TcpState.LISTEN;
import static dev.closewait.detector.socket.TcpState.SYN_RECEIVED;
import static dev.closewait.detector.socket.TcpState.SYN_SENT;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Queue;
import dev.closewait.lessons.socket.LessonSocket;
import dev.closewait.lessons.socket.ProcTable;
import java.util.List;

/** This end closes first: FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT. */
@AutoService(Lesson.class)
public final class L03ActiveClose implements Lesson {
    /** The least that the kernel gives; it doubles what is asked for. */
    private static final int SMALL = 2048;

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String name() {
        return "active-close";
    }

    @Override
    public String title() {
        return "The active close: FIN_WAIT_1, FIN_WAIT_2 and TIME_WAIT";
    }

    @Override
    public String story() {
        return """
                Whoever closes first goes through FIN_WAIT_1 and FIN_WAIT_2, and pays with a minute of TIME_WAIT. That is not \
                a bug, and it has nothing to do with CLOSE_WAIT: the one is a wait of the kernel, with an end; the other a debt \
                of the application, without one.""";
    }

    @Override
    public void plan(Plan plan) {
        finWait1(plan);
        timeWait(plan);
    }

    private static void finWait1(Plan plan) {
        plan.scene("FIN_WAIT_1 held still");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server, listener.receiveBuffer(SMALL), client.sendBuffer(SMALL));

        plan.step("The client sends more than the server reads")
                .call(client.sendUntilFull())
                .queues(server, Queue.moreThan(0), Queue.exactly(0))
                .queues(client, Queue.exactly(0), Queue.moreThan(0))
                .crosses(client.many(SegmentKind.DATA), server.many(SegmentKind.ACK))
                .amongOthers()
                .why("3.8.6", """
                        The server's receive buffer is full and its window closed. What else the client has to say waits \
                        in its Send-Q.""");

        plan.step("The client closes its half")
                .ask("Has the server's state changed?", "No: it has not heard of it. The FIN waits behind the data.")
                .call(client.shutdownWrite())
                .moves(client, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .queues(client, Queue.exactly(0), Queue.moreThan(1))
                .amongOthers()
                .why("3.10.4",
                        """
                        FIN_WAIT_1 means: I have closed, and the other side has not acknowledged that. Mostly it passes \
                        within a round trip. Many of them for long mean peers that do not read, or do not answer at all.""");

        plan.step("The server reads to the end")
                .ask("The window opens. Into which states do the two go?",
                        List.of("FIN_WAIT_2 and CLOSE_WAIT", "TIME_WAIT and LAST_ACK", "TIME_WAIT and CLOSED"),
                        "FIN_WAIT_2 and CLOSE_WAIT: half of the connection is closed.")
                .call(server.recvUntilEnd())
                .moves(server, Cause.FIN_ARRIVES, CLOSE_WAIT)
                .moves(client, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .queues(server, 0, 0)
                .queues(client, 0, 0)
                .crosses(client.many(SegmentKind.DATA), client.fin(), server.many(SegmentKind.ACK))
                .amongOthers()
                .why("3.6",
                        """
                        The rest of the data crosses, the FIN behind it, and its ACK comes back. FIN_WAIT_2 on one side \
                        is CLOSE_WAIT on the other: two names for one wait, that for the server's application to call close().""");

        plan.step("The server closes")
                .call(server.close())
                .moves(server, Cause.CLOSE_CALLED, LAST_ACK)
                .moves(client, Cause.FIN_ARRIVES, TIME_WAIT)
                .moves(server, Cause.ACK_OF_FIN_ARRIVES, CLOSED)
                .crosses(server.fin(), client.ack())
                .why("3.6", """
                        Now both have closed. The server, which closed last, is done. The client waits in TIME_WAIT: should \
                        its last ACK get lost, the server sends its FIN again, and someone must be there to answer.""");
    }

    private static void timeWait(Plan plan) {
        plan.scene("TIME_WAIT and CLOSE_WAIT side by side");
        LessonSocket listener = plan.listener();
        LessonSocket polite = plan.client("client1", listener);
        LessonSocket attentive = plan.server("server1", polite);
        LessonSocket other = plan.client("client2", listener);
        LessonSocket forgetful = plan.server("server2", other);

        plan.step("Two connections")
                .call(listener.socket(), listener.bind(), listener.listen(2), polite.socket(), polite.connect(),
                        attentive.accept(), other.socket(), other.connect(), forgetful.accept())
                .moves(listener, Cause.PASSIVE_OPEN, LISTEN)
                .queues(listener, 0, 2)
                .moves(polite, Cause.ACTIVE_OPEN, SYN_SENT)
                .moves(attentive, Cause.SYN_ARRIVES, SYN_RECEIVED)
                .moves(polite, Cause.SYN_ACK_ARRIVES, ESTABLISHED)
                .moves(attentive, Cause.ACK_OF_SYN_ARRIVES, ESTABLISHED)
                .moves(other, Cause.ACTIVE_OPEN, SYN_SENT)
                .moves(forgetful, Cause.SYN_ARRIVES, SYN_RECEIVED)
                .moves(other, Cause.SYN_ACK_ARRIVES, ESTABLISHED)
                .moves(forgetful, Cause.ACK_OF_SYN_ARRIVES, ESTABLISHED)
                .crosses(polite.syn(), attentive.synAck(), polite.ack(), other.syn(), forgetful.synAck(), other.ack())
                .why("3.5", "To the same server; one of its two ends will be forgotten.");

        plan.step("Both clients close")
                .call(polite.shutdownWrite(), other.shutdownWrite())
                .moves(polite, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .moves(attentive, Cause.FIN_ARRIVES, CLOSE_WAIT)
                .moves(polite, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .moves(other, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .moves(forgetful, Cause.FIN_ARRIVES, CLOSE_WAIT)
                .moves(other, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .queues(attentive, 1, 0)
                .queues(forgetful, 1, 0)
                .crosses(polite.fin(), attentive.ack(), other.fin(), forgetful.ack())
                .why("3.6", "So far, the two connections are alike: every passive close goes through CLOSE_WAIT.");

        plan.step("The server closes one of its ends")
                .ask("Which of the four sockets will still be there tomorrow?",
                        "server2 in CLOSE_WAIT, and client2, as long as their processes hold them. TIME_WAIT ends by "
                                + "itself.")
                .call(attentive.close())
                .moves(attentive, Cause.CLOSE_CALLED, LAST_ACK)
                .moves(polite, Cause.FIN_ARRIVES, TIME_WAIT)
                .moves(attentive, Cause.ACK_OF_FIN_ARRIVES, CLOSED)
                .crosses(attentive.fin(), polite.ack())
                .show(() -> ProcTable.rows("Their rows in /proc/net/tcp", polite, forgetful))
                .why("3.6", """
                        In the fourth column of /proc/net/tcp, 06 is TIME_WAIT and 08 CLOSE_WAIT. In the sixth, \
                        TIME_WAIT has the timer 03, which counts down its minute; CLOSE_WAIT has 00: none. TIME_WAIT \
                        has the inode 0: it is the kernel's own, and keeps a port. The descriptor shown beside it is \
                        that of our client, which has called shutdown() and not yet close(); it keeps nothing of the \
                        connection. CLOSE_WAIT has an inode: a process holds it by a descriptor, and there is a \
                        limit to those. So TIME_WAIT is what a close looks like that went well, and CLOSE_WAIT one \
                        that is not over.""");
    }
}
