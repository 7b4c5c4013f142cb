package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_1;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_2;
import static dev.closewait.detector.socket.TcpState.LAST_ACK;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Queue;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.List;

/** The peer closes first: CLOSE_WAIT, {@code close()}, LAST_ACK, and what Recv-Q says on the way. */
@AutoService(Lesson.class)
public final class L02PassiveClose implements Lesson {
    private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";
    /** The least that the kernel gives; it doubles what is asked for. */
    private static final int SMALL = 2048;

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String name() {
        return "passive-close";
    }

    @Override
    public String title() {
        return "The passive close: CLOSE_WAIT and LAST_ACK";
    }

    @Override
    public String story() {
        return """
                A client asks, and closes. Its FIN puts the server's socket into CLOSE_WAIT, and there it stays until the \
                server's application calls close(): no timer of the kernel ends it. Recv-Q tells how far the application has come.""";
    }

    @Override
    public void plan(Plan plan) {
        closeWait(plan);
        unread(plan);
        lastAck(plan);
    }

    private static void closeWait(Plan plan) {
        plan.scene("From FIN to close()");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);
        int request = REQUEST.length();

        plan.established(listener, client, server);

        plan.step("The client asks")
                .ask("What does the server's Recv-Q read, before the application has called recv()?",
                        request + ": the bytes of the request, which the kernel keeps for it.")
                .call(client.send(REQUEST))
                .queues(server, request, 0)
                .crosses(client.data(request), server.ack())
                .why("3.9.1.2", """
                        The kernel takes the bytes, acknowledges them and keeps them. That they are acknowledged says that \
                        the kernel has them, not that the application does.""");

        plan.step("The application reads the request")
                .call(server.recv(request))
                .queues(server, 0, 0)
                .why("3.10.3", """
                        Recv-Q falls by what was read. No segment crosses: the client cannot know how far the application \
                        has read.""");

        plan.step("The client closes its half")
                .ask("Into which state does the server go, and what does its Recv-Q read?",
                        List.of("CLOSE_WAIT, 0", "CLOSE_WAIT, 1", "LAST_ACK, 0"),
                        "CLOSE_WAIT, 1: the FIN has a place of its own in the stream, and Recv-Q counts it as a byte.")
                .call(client.shutdownWrite())
                .moves(client, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .moves(server, Cause.FIN_ARRIVES, CLOSE_WAIT)
                .moves(client, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .queues(server, 1, 0)
                .crosses(client.fin(), server.ack())
                .why("3.6", """
                        FIN means: nothing more will come from me. shutdown(SHUT_WR) sends the same FIN as close(), \
                        and leaves the client able to receive, so that we can go on looking. The server's kernel \
                        acknowledges it without asking the application. From now on everything waits for the \
                        application: CLOSE_WAIT has no timer. A Recv-Q of 1 says that the application has not yet \
                        come to the FIN.""");

        plan.step("The application reads the end of the stream")
                .ask("recv() returns 0. Does the socket leave CLOSE_WAIT?",
                        "No. Only close() leads out, or the end of the process. An application that takes 0 for 'nothing yet' "
                                + "leaks the socket.")
                .call(server.recv(request))
                .queues(server, 0, 0)
                .why("3.10.3", """
                        The result 0 is how the application hears of the FIN. A socket in CLOSE_WAIT with Recv-Q 0 \
                        is mostly one whose application was told that the peer has closed, and forgot to close its \
                        own end.""");

        plan.step("The application closes")
                .ask("Who is in TIME_WAIT afterwards?",
                        "The client, because it closed first. The server's socket is gone.")
                .call(server.close())
                .moves(server, Cause.CLOSE_CALLED, LAST_ACK)
                .moves(client, Cause.FIN_ARRIVES, TIME_WAIT)
                .moves(server, Cause.ACK_OF_FIN_ARRIVES, CLOSED)
                .crosses(server.fin(), client.ack())
                .why("3.6", """
                        close() sends the FIN of the other half. The server is in LAST_ACK until the client has acknowledged \
                        it, which on loopback takes microseconds; too short to be read. The last scene holds it.""");
    }

    private static void unread(Plan plan) {
        plan.scene("An application that does not read");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);
        int request = REQUEST.length();

        plan.established(listener, client, server);

        plan.step("The client asks and closes its half")
                .ask("Nothing is read. What does the server's Recv-Q read?",
                        (request + 1) + ": the request and the FIN behind it.")
                .call(client.send(REQUEST), client.shutdownWrite())
                .moves(client, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .moves(server, Cause.FIN_ARRIVES, CLOSE_WAIT)
                .moves(client, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .queues(server, request + 1, 0)
                .crosses(client.data(request), server.ack(), client.fin(), server.ack())
                .why("3.6", """
                        More than 1 in CLOSE_WAIT is a request that nobody has read: a worker that hangs, a queue that is \
                        full, an error before the first read. The state is the same, the bug is another.""");

        plan.step("The application reads the request, and no more")
                .ask("It reads " + request
                        + " bytes and does not ask for the end of the stream. What does Recv-Q read?",
                        "0, or 1. Where it can, Linux keeps a FIN together with the bytes before it, and hands over both "
                                + "at once; where it cannot, as when someone captures the segments, the FIN stays.")
                .call(server.recv(request))
                .queues(server, Queue.either(0, 1), Queue.exactly(0))
                .why("3.10.3", """
                        So a Recv-Q of 0 in CLOSE_WAIT does not prove that the application was told; a Recv-Q of 1 proves \
                        that it read all that came before the FIN, and did not look again.""");
    }

    private static void lastAck(Plan plan) {
        plan.scene("LAST_ACK held still");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server, listener.sendBuffer(SMALL), client.receiveBuffer(SMALL));

        plan.step("The server answers more than the client reads")
                .call(server.sendUntilFull())
                .queues(server, Queue.exactly(0), Queue.moreThan(0))
                .queues(client, Queue.moreThan(0), Queue.exactly(0))
                .crosses(server.many(SegmentKind.DATA), client.many(SegmentKind.ACK))
                .amongOthers()
                .why("3.8.6", """
                        The client does not read. Its receive buffer fills, its window closes, and what the server sends \
                        waits in the server's send buffer: Send-Q.""");

        plan.step("The client closes its half")
                .call(client.shutdownWrite())
                .moves(client, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .moves(server, Cause.FIN_ARRIVES, CLOSE_WAIT)
                .moves(client, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .queues(server, Queue.exactly(1), Queue.moreThan(0))
                .crosses(client.fin(), server.ack())
                .amongOthers()
                .why("3.6", "The server's own window is open, so the client's FIN gets through at once.");

        plan.step("The server closes")
                .ask("close() returns at once. Where is the server's FIN?",
                        "Behind the data, in the send buffer: the window is closed, so it cannot be sent.")
                .call(server.close())
                .moves(server, Cause.CLOSE_CALLED, LAST_ACK)
                .queues(server, Queue.any(), Queue.moreThan(1))
                .amongOthers()
                .why("3.10.4",
                        """
                        The application is rid of the socket; the kernel still has to deliver what was written, and then \
                        the FIN. Until the FIN is acknowledged the state is LAST_ACK. No process owns the socket: it is an orphan.""");

        plan.step("The client reads to the end")
                .call(client.recvUntilEnd())
                .moves(client, Cause.FIN_ARRIVES, TIME_WAIT)
                .moves(server, Cause.ACK_OF_FIN_ARRIVES, CLOSED)
                .crosses(server.many(SegmentKind.DATA), server.fin(), client.many(SegmentKind.ACK))
                .amongOthers()
                .why("3.6", """
                        With room in the window the rest of the data goes out, and behind it the FIN. The client \
                        acknowledges it, and the server is CLOSED: LAST_ACK was waiting for just that.""");
    }
}
