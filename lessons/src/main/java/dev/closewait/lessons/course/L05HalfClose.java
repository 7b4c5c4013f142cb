package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.TIME_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.socket.Errno;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.List;

/** Half of a connection closed on purpose: CLOSE_WAIT used rightly. */
@AutoService(Lesson.class)
public final class L05HalfClose implements Lesson {
    private static final String REQUEST = "sort these lines\n";
    private static final String ANSWER = "lines these sort\n";

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String name() {
        return "half-close";
    }

    @Override
    public String title() {
        return "Half-close: CLOSE_WAIT used rightly";
    }

    @Override
    public String story() {
        return """
                A client that has sent all of its request may close its half and go on to receive. For the server the \
                end of the stream is then the end of the request, and CLOSE_WAIT the state in which it answers. \
                CLOSE_WAIT is no error: to stay in it is.""";
    }

    @Override
    public String remember() {
        return "CLOSE_WAIT is no error while the application still has something to send: to stay in it is.";
    }

    @Override
    public void plan(Plan plan) {
        plan.scene("Ask, close half, and listen");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);
        int request = REQUEST.length();
        int answer = ANSWER.length();

        plan.established(listener, client, server);

        plan.step("The client asks, and closes its half")
                .call(client.send(REQUEST), client.shutdownWrite())
                .halfCloses(client, server)
                .queues(server, request + 1, 0)
                .crosses(client.data(request), server.ack(), client.fin(), server.ack())
                .why("3.6.1", """
                        shutdown(SHUT_WR) closes one direction; close() would close both, and give the descriptor back. A \
                        protocol without lengths can say in this way that the request is complete.""");

        plan.step("The client cannot send any more")
                .ask("Can the client still send?", List.of("yes", "no"), 2,
                        "No: EPIPE. Nothing crosses; its own kernel refuses.")
                .call(client.send("more").failing(Errno.EPIPE))
                .why("3.10.2", "The half that was closed stays closed, whatever the other one does.");

        plan.step("The server reads to the end")
                .call(server.recvUntilEnd())
                .queues(server, 0, 0)
                .why("3.10.3", "The result 0 is the end of the request here, and no sign that the client is gone.");

        plan.step("The server answers, in CLOSE_WAIT")
                .ask("May a socket in CLOSE_WAIT send?", List.of("yes", "no"), 1,
                        "Yes. Only the peer has closed; this half is open.")
                .call(server.send(ANSWER))
                .queues(client, answer, 0)
                .crosses(server.data(answer), client.ack())
                .why("3.6.1",
                        """
                        A connection of which one half is closed carries data in the other for as long as the \
                        application likes. So a detector must not count CLOSE_WAIT alone: a server that works on an \
                        answer is in it, too.""");

        plan.step("The server closes")
                .call(server.close())
                .closesAfter(server, client)
                .crosses(server.fin(), client.ack())
                .why("3.6", """
                        CLOSE_WAIT has lasted for as long as the answer took, and no longer. The client is in TIME_WAIT with \
                        the answer still unread: its application has not asked for it.""");

        plan.step("The client reads the answer")
                .ask("The client is in TIME_WAIT. Can it still read what came?", List.of("yes", "no"), 1,
                        "Yes. The connection is over; what it has delivered is the application's.")
                .call(client.recvUntilEnd(), client.close())
                .linux("close(2); net/ipv4/tcp_minisocks.c, tcp_time_wait",
                        "TIME_WAIT belongs to the kernel: it goes on when the application has closed.");
    }
}
