package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.socket.Errno;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.List;

/** Ends without FIN: three ways to a RST. */
@AutoService(Lesson.class)
public final class L06Reset implements Lesson {
    private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String title() {
        return "RST: the end without a goodbye";
    }

    @Override
    public String story() {
        return """
                A RST ends a connection at once, at both ends: no FIN, no TIME_WAIT, and what was not read is lost. Three \
                ways lead to it: to close what has not been read, to write to a peer that has closed, and to ask for it.""";
    }

    @Override
    public String remember() {
        return "RST ends both ends at once and throws away what was not read: no CLOSE_WAIT, no TIME_WAIT, and a descriptor that still has to be closed.";
    }

    @Override
    public void plan(Plan plan) {
        unread(plan);
        closedPeer(plan);
        lingerZero(plan);
    }

    private static void unread(Plan plan) {
        plan.scene("Closing with unread data");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server);

        plan.step("The client asks")
                .call(client.send(REQUEST))
                .queues(server, REQUEST.length(), 0)
                .crosses(client.data(REQUEST.length()), server.ack())
                .why("3.9.1.2", "The request lies in the server's Recv-Q.");

        plan.step("The server closes without reading it")
                .ask("close() sends FIN, mostly. And here?", List.of("FIN", "RST", "nothing"), 2,
                        "RST: a FIN would say that all was received in order, and it was not read.")
                .call(server.close())
                .moves(server, Cause.ABORTED, CLOSED)
                .moves(client, Cause.RST_ARRIVES, CLOSED)
                .crosses(server.rst())
                .why("3.6.1",
                        """
                        RFC 9293 wants a RST here, so that the client knows that data was lost. A server that answers \
                        before it has read the whole request, and then closes, can destroy its own answer in this way.""");

        plan.step("The client reads")
                .call(client.recv(1).failing(Errno.ECONNRESET))
                .why("3.5.3",
                        "ECONNRESET, \"connection reset by peer\", is this: the application hears that the connection is gone.")
                .linux("net/ipv4/tcp_input.c, tcp_reset", """
                        The client's socket is gone from the kernel's \
                        table, though the client has not closed it: its descriptor is still there.""");
    }

    private static void closedPeer(Plan plan) {
        plan.scene("Writing to a peer that has closed");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server);

        plan.step("The server closes")
                .call(server.close())
                .halfCloses(server, client)
                .queues(client, 1, 0)
                .crosses(server.fin(), client.ack())
                .why("3.6", """
                        Now the client is the passive one, as in every connection pool whose server hangs up first. It \
                        looks the same to the client as a half-close: FIN says that no more will come, and not whether \
                        anyone still reads.""");

        plan.step("The client writes")
                .ask("Does send() fail?", List.of("yes", "no"), 2,
                        "No: it succeeds, for the kernel takes the bytes. The RST comes only as the answer to them.")
                .call(client.send("late"))
                .moves(server, Cause.DATA_AFTER_CLOSE, CLOSED)
                .moves(client, Cause.RST_ARRIVES, CLOSED)
                .crosses(client.data(4), server.rst())
                .why("3.6.1",
                        """
                        close() closed both directions, and nobody is left to read: so data is answered with RST. The \
                        request is lost although send() said that it went. That is why pools test a connection before use.""");

        plan.step("The client writes again")
                .call(client.send("too late").failing(Errno.EPIPE))
                .linux("send(2), EPIPE", "Only now does the application hear of it: EPIPE, \"broken pipe\".");
    }

    private static void lingerZero(Plan plan) {
        plan.scene("Asking for it: SO_LINGER zero");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server);

        plan.step("The client aborts")
                .ask("The client closes first. Is it in TIME_WAIT then?", List.of("yes", "no"), 2,
                        "No. Nothing is left at either end.")
                .call(client.lingerZero(), client.close())
                .moves(client, Cause.ABORTED, CLOSED)
                .moves(server, Cause.RST_ARRIVES, CLOSED)
                .crosses(client.rst())
                .why("3.10.5", """
                        This is the ABORT call of RFC 9293, which Linux has as SO_LINGER with a time of 0 (socket(7)). \
                        It saves TIME_WAIT, and throws away whatever was not yet delivered; use it on connections that \
                        are lost anyway.""");

        plan.step("The server reads")
                .call(server.recv(1).failing(Errno.ECONNRESET), server.close())
                .why("3.5.3", """
                        A reset connection never is in CLOSE_WAIT. So clients that leave with RST hide a server that forgets \
                        to close; its descriptors leak all the same.""");
    }
}
