package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.ESTABLISHED;
import static dev.closewait.detector.socket.TcpState.LISTEN;
import static dev.closewait.detector.socket.TcpState.SYN_RECEIVED;
import static dev.closewait.detector.socket.TcpState.SYN_SENT;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.socket.Errno;
import dev.closewait.lessons.socket.LessonSocket;
import java.time.Duration;
import java.util.List;

/** A port is used again while CLOSE_WAIT still holds it, on either side. */
@AutoService(Lesson.class)
public final class L08PortReuse implements Lesson {
    private static final int FIN_TIMEOUT_SECONDS = 1;
    /** The client's SYN is sent again after a second (RFC 6298, section 2). */
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int BACKLOG = 8;

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String name() {
        return "port-reuse";
    }

    @Override
    public String title() {
        return "Port reuse against a stuck CLOSE_WAIT";
    }

    @Override
    public String story() {
        return """
                A socket that is stuck in CLOSE_WAIT keeps its addresses. A client that comes back with the port of the \
                dead connection runs into it, and is saved by three segments that look like an accident. A server that \
                is restarted may not get its port.""";
    }

    @Override
    public String remember() {
        return "EADDRINUSE without a listener in sight: look for CLOSE_WAIT on that port; and set SO_REUSEADDR before every bind().";
    }

    @Override
    public void plan(Plan plan) {
        clientComesBack(plan);
        serverRestarts(plan);
        reusableAddress(plan);
    }

    private static void clientComesBack(Plan plan) {
        plan.scene("The client comes back with the same port");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client("client1", listener);
        LessonSocket server = plan.server("server1", client);
        LessonSocket again = plan.client("client2", listener);
        LessonSocket fresh = plan.server("server2", again);

        plan.established(listener, client, server);

        plan.step("The client closes, the server forgets to, the kernel clears up after the client")
                .call(client.finTimeout(FIN_TIMEOUT_SECONDS), client.close())
                .halfCloses(client, server)
                .moves(client, Cause.ORPHAN_TIMEOUT, CLOSED)
                .queues(server, 1, 0)
                .crosses(client.fin(), server.ack())
                .takes(Duration.ofSeconds(FIN_TIMEOUT_SECONDS))
                .linux("tcp(7), TCP_LINGER2",
                        """
                        The client's port is free again. The server still holds the other end of a connection that is \
                        no more.""");

        plan.step("A new connection from the same port")
                .ask("Its SYN arrives at the socket in CLOSE_WAIT. What does that answer?",
                        List.of("SYN+ACK", "RST", "ACK"), 3,
                        "ACK, with numbers of the old connection. The client does not know them and answers RST.")
                .call(again.socket(), again.bindLike(client), again.connect())
                .moves(again, Cause.ACTIVE_OPEN, SYN_SENT)
                .moves(server, Cause.RST_ARRIVES, CLOSED)
                .moves(fresh, Cause.SYN_ARRIVES, SYN_RECEIVED)
                .moves(again, Cause.SYN_ACK_ARRIVES, ESTABLISHED)
                .moves(fresh, Cause.ACK_OF_SYN_ARRIVES, ESTABLISHED)
                .queues(listener, 1, BACKLOG)
                .crosses(again.to(server, SegmentKind.SYN), server.to(again, SegmentKind.ACK),
                        again.to(server, SegmentKind.RST), again.syn(), fresh.synAck(), again.ack())
                .takes(RETRY)
                .why("3.5.1", """
                        This is how TCP gets out of a half-open connection: the ACK of the one and the RST of the other \
                        clear the old socket away.""")
                .linux("RFC 6298, section 2; include/net/tcp.h, TCP_TIMEOUT_INIT", """
                        The client's second SYN, a second later, finds the listener. One \
                        connection in many that takes a second longer than the others can have this behind it. The \
                        descriptor of the old socket is still lost.""");
    }

    private static void serverRestarts(Plan plan) {
        plan.scene("The server wants its port back");
        LessonSocket listener = plan.listener("listener1");
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);
        LessonSocket restarted = plan.listener("listener2");

        plan.established(listener, client, server);

        plan.step("The listener is closed, while a connection is stuck")
                .call(client.shutdownWrite(), listener.close())
                .halfCloses(client, server)
                .moves(listener, Cause.LISTENER_CLOSED, CLOSED)
                .queues(server, 1, 0)
                .crosses(client.fin(), server.ack())
                .linux("close(2); net/ipv4/inet_connection_sock.c, inet_csk_listen_stop",
                        """
                        A listener that closes takes the backlog with it, and leaves alone what was accepted: the stuck \
                        connection may be in a worker that outlives it, or in a child that inherited its descriptor.""");

        plan.step("A new listener wants the port")
                .ask("Does SO_REUSEADDR help?", List.of("yes", "no"), 2,
                        "No: both sockets would need it, and the old one did not have it.")
                .call(restarted.socket(), restarted.bindLike(listener).failing(Errno.EADDRINUSE),
                        restarted.reuseAddress(), restarted.bindLike(listener).failing(Errno.EADDRINUSE))
                .linux("socket(7), SO_REUSEADDR; net/ipv4/inet_connection_sock.c", """
                        EADDRINUSE without any listener in sight: look for CLOSE_WAIT on that port, and for the process \
                        that holds it. SO_REUSEADDR must have been set on the old listener before it accepted.""");

        plan.step("The stuck connection is closed at last")
                .call(server.close(), restarted.bindLike(listener), restarted.listen(BACKLOG))
                .closesAfter(server, client)
                .moves(restarted, Cause.PASSIVE_OPEN, LISTEN)
                .queues(restarted, 0, BACKLOG)
                .crosses(server.fin(), client.ack())
                .why("3.6", """
                        The port is free, since the client closed first: TIME_WAIT is on its side. Had the server closed \
                        first, TIME_WAIT would hold the port for a minute, and in the same way.""");
    }

    private static void reusableAddress(Plan plan) {
        plan.scene("The server had set SO_REUSEADDR");
        LessonSocket listener = plan.listener("listener1");
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);
        LessonSocket restarted = plan.listener("listener2");

        plan.established(listener, client, server, listener.reuseAddress());

        plan.step("The same restart, with a connection that is stuck")
                .ask("Does the new listener get the port now?", List.of("yes", "no"), 1,
                        "Yes: what was accepted inherited SO_REUSEADDR.")
                .call(client.shutdownWrite(), listener.close(), restarted.socket(), restarted.reuseAddress(),
                        restarted.bindLike(listener), restarted.listen(BACKLOG))
                .halfCloses(client, server)
                .moves(listener, Cause.LISTENER_CLOSED, CLOSED)
                .moves(restarted, Cause.PASSIVE_OPEN, LISTEN)
                .queues(server, 1, 0)
                .queues(restarted, 0, BACKLOG)
                .crosses(client.fin(), server.ack())
                .linux("socket(7), SO_REUSEADDR", """
                        So servers set it, every time, before they take a port. It lets a server live beside what the last \
                        one left; the socket in CLOSE_WAIT is as stuck as before.""");
    }
}
