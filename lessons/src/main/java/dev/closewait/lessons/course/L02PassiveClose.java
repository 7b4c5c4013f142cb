package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.LAST_ACK;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Term;
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
                A client asks, and closes. Its FIN puts the server's socket into CLOSE_WAIT, and there it stays until \
                the server's application calls close(): no timer of the kernel ends it. Recv-Q tells how far the \
                application has come.""";
    }

    @Override
    public String remember() {
        return "CLOSE_WAIT is the application's debt: the peer has closed, and the kernel waits for close() without a timer of its own.";
    }

    @Override
    public List<Term> terms() {
        return List.of(Term.FIN, Term.RECV_Q, Term.SEND_Q, Term.WINDOW, Term.PROBE);
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
                        List.of("0", Integer.toString(request)), 2,
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
                .linux("ss(8), Recv-Q; net/ipv4/tcp_diag.c", """
                        Recv-Q falls by what was read. No segment crosses: the client cannot know how far the application \
                        has read.""");

        plan.step("The client closes its half")
                .ask("Into which state does the server go, and what does its Recv-Q read?",
                        List.of("CLOSE_WAIT, 0", "CLOSE_WAIT, 1", "LAST_ACK, 0"), 2,
                        "CLOSE_WAIT, 1: the FIN has a place of its own in the stream, and Recv-Q counts it as a byte.")
                .call(client.shutdownWrite())
                .halfCloses(client, server)
                .queues(server, 1, 0)
                .crosses(client.fin(), server.ack())
                .why("3.6", """
                        FIN means: nothing more will come from me. shutdown(SHUT_WR) sends the same FIN as close(), \
                        and leaves the client able to receive, so that we can go on looking. The server's kernel \
                        acknowledges it without asking the application. From now on everything waits for the \
                        application: CLOSE_WAIT has no timer of its own.""")
                .linux("net/ipv4/tcp_diag.c", """
                        A FIN has a number in the stream, as a byte has, and Linux counts it in Recv-Q: 1 says that the \
                        application has read all that came before the FIN, and has not yet come to the FIN itself.""");

        plan.step("The application reads the end of the stream")
                .ask("recv() returns 0. Does the socket leave CLOSE_WAIT?", List.of("yes", "no"), 2,
                        "No. Only close() leads out, or the end of the process. An application that takes 0 for 'nothing yet' "
                                + "leaks the socket.")
                .call(server.recv(request))
                .queues(server, 0, 0)
                .linux("recv(2); net/ipv4/tcp_diag.c", """
                        The result 0 is how the application hears of the FIN. One that was told so and forgets to close its \
                        own end leaves a socket like this: CLOSE_WAIT, Recv-Q 0. The next scene has another way to that 0. \
                        ss -tnp state close-wait lists such sockets with their processes; ss writes CLOSE-WAIT.""");

        plan.step("The application closes")
                .ask("Who is in TIME_WAIT afterwards?", List.of("the client", "the server", "both"), 1,
                        "The client, because it closed first. The server's socket is gone.")
                .call(server.close())
                .closesAfter(server, client)
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
                        List.of("1", Integer.toString(request), Integer.toString(request + 1)), 3,
                        (request + 1) + ": the request and the FIN behind it.")
                .call(client.sendAndMore(REQUEST), client.shutdownWrite())
                .halfCloses(client, server)
                .queues(server, request + 1, 0)
                .crosses(client.finBehind(request), server.ack())
                .why("3.6", """
                        More than 1 in CLOSE_WAIT is bytes that nobody has read, a request or the rest of one: a worker that \
                        hangs, a queue that is full, an error before the first read. (With TLS it may be the peer's goodbye.) \
                        The state is the same, the bug is another.""")
                .linux("send(2), MSG_MORE", """
                        MSG_MORE tells the kernel that more follows at once, so that the bytes wait for the FIN, and both \
                        cross in one segment.""");

        plan.step("The application reads the request, and no more")
                .ask("It reads " + request
                        + " bytes and does not ask for the end of the stream. What does Recv-Q read?",
                        List.of("0", "1", Integer.toString(request)), 1,
                        "0. Linux hands over a FIN together with the last bytes of its segment, whether the application "
                                + "looks for it or not.")
                .call(server.recv(request))
                .queues(server, 0, 0)
                .linux("net/ipv4/tcp.c, tcp_recvmsg_locked; net/ipv4/tcp_input.c, tcp_try_coalesce", """
                        In the first scene the FIN came in a segment of its own, when all was read, and it stood there \
                        as 1. Here it came with the last bytes, and went with them: 0. A FIN of its own that comes \
                        while bytes lie unread is put to them, unless a capture such as tcpdump holds on to the segments, and \
                        goes with them as well. So a Recv-Q of 1 in CLOSE_WAIT proves that nothing but the FIN is unread, \
                        whatever came before it, and that the application has not looked; a Recv-Q of 0 does not prove that \
                        it was told.""");
    }

    private static void lastAck(Plan plan) {
        plan.scene("LAST_ACK held still");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server, listener.sendBuffer(SMALL), client.receiveBuffer(SMALL));

        plan.step("The server answers more than the client reads")
                .fills(server, client)
                .why("3.8.6", """
                        The client does not read. Its receive buffer fills, and its window closes: the room that it tells \
                        the server of with each ACK. What the server sends now waits in its own send buffer: Send-Q.""")
                .roundedByTheKernel();

        plan.step("The client closes its half")
                .call(client.shutdownWrite())
                .halfCloses(client, server)
                .queues(server, Queue.exactly(1), Queue.moreThan(0))
                .crosses(client.fin(), server.ack())
                .amongOthers()
                .why("3.6", "The server's own window is open, so the client's FIN gets through at once.");

        plan.step("The server closes its half")
                .ask("shutdown() returns at once. Where is the server's FIN?",
                        List.of("with the client", "behind the data, in the send buffer", "it is never sent"), 2,
                        "Behind the data, in the send buffer: the window is closed, so it cannot be sent.")
                .call(server.shutdownWrite())
                .moves(server, Cause.CLOSE_CALLED, LAST_ACK)
                .queues(server, Queue.any(), Queue.moreThan(1))
                .amongOthers()
                .why("3.10.4",
                        """
                        shutdown(SHUT_WR) leads out of CLOSE_WAIT as close() does, and leaves the application its \
                        descriptor. The kernel still has to deliver what was written, and then the FIN. Until the FIN is \
                        acknowledged the state is LAST_ACK.""")
                .linux("net/ipv4/tcp_timer.c, tcp_probe_timer", """
                        Into the closed window the kernel sends probes, and the client's kernel answers each. As long as \
                        a process holds the socket it goes on so for ever. After close() nobody holds it, and the kernel \
                        does not try for ever: with the usual settings it gives up after some minutes.""");

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
