package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.ESTABLISHED;
import static dev.closewait.detector.socket.TcpState.LISTEN;
import static dev.closewait.detector.socket.TcpState.SYN_RECEIVED;
import static dev.closewait.detector.socket.TcpState.SYN_SENT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Term;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.socket.Errno;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.List;

/** How a connection begins: LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, and the backlog. */
@AutoService(Lesson.class)
public final class L01Opening implements Lesson {
    private static final int BACKLOG = 8;
    /** Longer than anyone looks at it. */
    private static final int DEFER_SECONDS = 600;

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String name() {
        return "opening";
    }

    @Override
    public String title() {
        return "Opening: from LISTEN to ESTABLISHED";
    }

    @Override
    public String story() {
        return """
                A server listens, a client connects. Three segments make a connection, and the kernels at both ends do it \
                alone: the server's application is not asked, and hears of it only when it calls accept(). Until then the \
                connection waits in the backlog.""";
    }

    @Override
    public String remember() {
        return "The kernel opens connections alone; accept() only hands them over.";
    }

    @Override
    public List<Term> terms() {
        return List.of(Term.SEGMENT, Term.SYN, Term.ACK, Term.RST, Term.LOOPBACK, Term.DESCRIPTOR, Term.BACKLOG,
                Term.SYN_COOKIE);
    }

    @Override
    public void plan(Plan plan) {
        handshake(plan);
        synReceived(plan);
        fullBacklog(plan);
        nobodyListens(plan);
    }

    private static void handshake(Plan plan) {
        plan.scene("The three-way handshake");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.step("The server takes a port")
                .ask("The socket has an address now. In which state is it?", List.of("CLOSED", "LISTEN"), 1,
                        "CLOSED: whoever connects here is refused, until listen() is called.")
                .call(listener.socket(), listener.bind())
                .why("3.3.2", """
                        CLOSED means that there is no connection, nor a wish for one.""")
                .linux("ip(7), bind to port 0", """
                        The kernel chose a port that is free, so that no lesson is in anybody's way.""");

        plan.step("The server listens")
                .call(listener.listen(BACKLOG))
                .moves(listener, Cause.PASSIVE_OPEN, LISTEN)
                .queues(listener, 0, BACKLOG)
                .why("3.10.1",
                        "A passive open: from now on a SYN, the segment that asks for a connection, is answered.")
                .linux("listen(2); ss(8), Recv-Q and Send-Q", """
                        Connections that the kernel has opened and nobody has accepted wait in the backlog. Of a \
                        connection, Recv-Q is how many bytes wait for the application to read \
                        them, and Send-Q how many the peer has not acknowledged. Of a socket in LISTEN they are \
                        something else: the connections that wait to be accepted, and how many may.""");

        plan.step("A client connects")
                .ask("Nobody has called accept(). In which state is the server's end of the connection?",
                        List.of("there is none yet", "SYN_RECEIVED", "ESTABLISHED"), 3,
                        "ESTABLISHED. The kernel opens connections by itself; accept() only hands them over.")
                .call(client.socket(), client.connect())
                .opens(client, server)
                .queues(listener, 1, BACKLOG)
                .crosses(client.syn(), server.synAck(), client.ack())
                .why("3.5", """
                        SYN, SYN+ACK, ACK: each end tells the other from where on it will count bytes, and hears that this \
                        was understood.""")
                .linux("listen(2)", """
                        The server's socket belongs to no process yet; it waits in the backlog, and the listener's Recv-Q \
                        counts it.""");

        plan.step("The server accepts")
                .ask("Which segments cross when accept() is called?", List.of("SYN+ACK", "ACK", "none"), 3,
                        "None. The connection has been there all along.")
                .call(server.accept())
                .queues(listener, 0, BACKLOG)
                .linux("accept(2)", """
                        The application gets a descriptor, the number by which it holds a socket, for a connection that \
                        the kernel opened. A server that hangs never comes to this call: its clients are connected all \
                        the same, and when they give up, their connections turn to CLOSE_WAIT in the backlog, where no \
                        process owns them.""");
    }

    private static void synReceived(Plan plan) {
        plan.scene("SYN_RECEIVED held still");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.step("A server that waits for the first bytes")
                .call(listener.socket(), listener.bind(), listener.deferAccept(DEFER_SECONDS), listener.listen(BACKLOG))
                .moves(listener, Cause.PASSIVE_OPEN, LISTEN)
                .queues(listener, 0, BACKLOG)
                .why("3.5", """
                        SYN_RECEIVED mostly passes within a round trip: it waits for the ACK of the handshake.""")
                .linux("tcp(7), TCP_DEFER_ACCEPT", """
                        This option lets it stand: the kernel wakes the listener only when data has come, and takes no \
                        notice of the ACK that would end the handshake.""");

        plan.step("A client connects, and says nothing")
                .ask("The client has the SYN+ACK and has answered it. Are both ends in ESTABLISHED?",
                        List.of("yes", "only the client", "only the server"), 2,
                        "No: the client is, the server is not. The two ends of a connection need not agree.")
                .call(client.socket(), client.connect())
                .moves(client, Cause.ACTIVE_OPEN, SYN_SENT)
                .moves(server, Cause.SYN_ARRIVES, SYN_RECEIVED)
                .moves(client, Cause.SYN_ACK_ARRIVES, ESTABLISHED)
                .crosses(client.syn(), server.synAck(), client.ack())
                .why("3.10.7.2",
                        "SYN_RECEIVED: the SYN has come and was answered; what is missing is the ACK of the answer.")
                .linux("net/ipv4/inet_connection_sock.c; ip-sysctl, tcp_max_syn_backlog and tcp_syncookies",
                        """
                        For the server's kernel this is a request, not yet a connection: it keeps a small record of it, \
                        which the socket table shows as a row, and no whole socket. A flood of SYNs whose senders never \
                        answer fills the room for such records; then Linux answers with SYN cookies, which need no record.""");

        plan.step("The client speaks")
                .call(client.send("hello"))
                .moves(server, Cause.ACK_OF_SYN_ARRIVES, ESTABLISHED)
                .queues(listener, 1, BACKLOG)
                .queues(server, 5, 0)
                .crosses(client.data(5), server.ack())
                .why("3.10.7.4", """
                        Every segment but the first acknowledges, so the data does what the bare ACK would have done: the \
                        server's end is ESTABLISHED, and waits to be accepted with five bytes unread.""");
    }

    private static void fullBacklog(Plan plan) {
        plan.scene("SYN_SENT: the backlog is full");
        LessonSocket listener = plan.listener();
        LessonSocket first = plan.client("client1", listener);
        LessonSocket server = plan.server("server1", first);
        LessonSocket second = plan.client("client2", listener);

        plan.step("A server with the smallest backlog")
                .call(listener.socket(), listener.bind(), listener.listen(0))
                .moves(listener, Cause.PASSIVE_OPEN, LISTEN)
                .linux("listen(2); include/net/sock.h, sk_acceptq_is_full",
                        "With a limit of 0 one connection may wait: Linux lets in one more than the limit.");

        plan.step("A first client fills it")
                .call(first.socket(), first.connect())
                .opens(first, server)
                .queues(listener, 1, 0)
                .crosses(first.syn(), server.synAck(), first.ack())
                .linux("ss(8), Recv-Q and Send-Q",
                        "Recv-Q above Send-Q on a listener is how ss shows a backlog that is full.");

        plan.step("A second client tries")
                .ask("What does it hear from the server?", List.of("RST", "SYN+ACK", "nothing"), 3,
                        "Nothing. The kernel drops its SYN, and it will try again, after a second first, later after longer and longer times.")
                .call(second.nonBlockingSocket(), second.connect().failing(Errno.EINPROGRESS))
                .moves(second, Cause.ACTIVE_OPEN, SYN_SENT)
                .queues(second, 0, 1)
                .crosses(second.syn())
                .amongOthers()
                .why("3.8.1",
                        """
                        SYN_SENT stands for as long as there is no answer, and the SYN is sent again and again. Send-Q reads 1: a SYN counts as a byte until it is acknowledged.""")
                .linux("net/ipv4/tcp_input.c, tcp_conn_request; ip-sysctl, tcp_syn_retries and tcp_syn_linear_timeouts", """
                        That a full backlog is met by silence is the choice of Linux. This is how a hung server looks \
                        from outside: clients time out on connect, while its backlog is full of connections whose \
                        clients have long gone.""");
    }

    private static void nobodyListens(Plan plan) {
        plan.scene("Nobody listens");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);

        plan.step("A client connects to a port where nobody listens")
                .ask("The port is bound, but listen() was not called. What does connect() say?",
                        List.of("ECONNREFUSED, at once", "ETIMEDOUT, after some seconds"), 1,
                        "ECONNREFUSED, at once: the kernel answers with RST, which says that there is no such connection.")
                .call(listener.socket(), listener.bind(), client.socket(),
                        client.connect().failing(Errno.ECONNREFUSED))
                .moves(client, Cause.ACTIVE_OPEN, SYN_SENT)
                .moves(client, Cause.RST_ARRIVES, CLOSED)
                .crosses(client.syn(), client.hears(SegmentKind.RST))
                .why("3.10.7.1", """
                        Where there is no connection, every segment but a RST is answered with RST. Refused and dropped \
                        are two different answers: RST says that nobody is there, silence that somebody is too busy, or \
                        that a firewall swallows.""");
    }
}
