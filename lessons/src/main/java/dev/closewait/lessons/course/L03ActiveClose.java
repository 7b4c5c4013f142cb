package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_1;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_2;
import static dev.closewait.detector.socket.TcpState.LISTEN;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Term;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Queue;
import dev.closewait.lessons.socket.LessonSocket;
import dev.closewait.lessons.socket.TimerLooks;
import java.time.Duration;
import java.util.List;

/** This end closes first: FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT. */
@AutoService(Lesson.class)
public final class L03ActiveClose implements Lesson {
    /** The least that the kernel gives; it doubles what is asked for. */
    private static final int SMALL = 2048;
    /** TCP_TIMEWAIT_LEN, include/net/tcp.h: no setting changes it. */
    private static final Duration TIME_WAIT_LENGTH = Duration.ofSeconds(60);

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
                Whoever closes first goes through FIN_WAIT_1 and FIN_WAIT_2, and pays with a minute of TIME_WAIT. That \
                is not a bug, and it has nothing to do with CLOSE_WAIT: the one is a wait of the kernel, with an end; \
                the other a debt of the application, without one.""";
    }

    @Override
    public String remember() {
        return "TIME_WAIT has a timer and ends by itself; CLOSE_WAIT has none of its own, and waits for the application to call close().";
    }

    @Override
    public List<Term> terms() {
        return List.of(Term.INODE);
    }

    @Override
    public void plan(Plan plan) {
        firstToClose(plan);
        timeWait(plan);
        finWait1(plan);
    }

    private static void firstToClose(Plan plan) {
        plan.scene("The client closes first");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server);

        plan.step("The client closes its half")
                .ask("Whom does the client wait for now?",
                        List.of("the network", "the server's kernel", "the server's application"), 3,
                        "The server's application. Its kernel has acknowledged the FIN; only close() sends one back.")
                .call(client.shutdownWrite())
                .halfCloses(client, server)
                .queues(server, 1, 0)
                .crosses(client.fin(), server.ack())
                .why("3.6",
                        """
                        The client passes through FIN_WAIT_1, until its FIN is acknowledged, and stands in FIN_WAIT_2. \
                        FIN_WAIT_2 on one side is CLOSE_WAIT on the other: both wait for the server's application to call \
                        close().""");

        plan.step("The server closes")
                .ask("Which end pays with TIME_WAIT?", List.of("the client, which closed first", "the server", "both"),
                        1,
                        "The client: who closes first has the last word of the close to say, and may have to say it twice.")
                .call(server.close())
                .closesAfter(server, client)
                .crosses(server.fin(), client.ack())
                .why("3.6.1", """
                        The server, which closed last, is done. The client waits in TIME_WAIT, for two reasons: should its \
                        last ACK get lost, the server sends its FIN again, and someone must be there to answer; and segments \
                        of this connection that are late must have died out before the same two ports may meet again. The RFC \
                        waits for twice the longest life of a segment (2 MSL), Linux for 60 seconds.""");
    }

    private static void timeWait(Plan plan) {
        plan.scene("TIME_WAIT and CLOSE_WAIT side by side");
        LessonSocket listener = plan.listener();
        LessonSocket polite = plan.client("client1", listener);
        LessonSocket attentive = plan.server("server1", polite);
        LessonSocket other = plan.client("client2", listener);
        LessonSocket forgetful = plan.server("server2", other);
        TimerLooks timers = new TimerLooks(polite, forgetful);

        plan.step("Two connections")
                .call(listener.socket(), listener.bind(), listener.listen(2), polite.socket(), polite.connect(),
                        attentive.accept(), other.socket(), other.connect(), forgetful.accept())
                .moves(listener, Cause.PASSIVE_OPEN, LISTEN)
                .queues(listener, 0, 2)
                .opens(polite, attentive)
                .opens(other, forgetful)
                .crosses(polite.syn(), attentive.synAck(), polite.ack(), other.syn(), forgetful.synAck(), other.ack())
                .why("3.5", "To the same server; one of its two ends will be forgotten.");

        plan.step("Both clients close")
                .call(polite.shutdownWrite(), other.shutdownWrite())
                .halfCloses(polite, attentive)
                .halfCloses(other, forgetful)
                .queues(attentive, 1, 0)
                .queues(forgetful, 1, 0)
                .crosses(polite.fin(), attentive.ack(), other.fin(), forgetful.ack())
                .why("3.6", "So far, the two connections are alike: every passive close goes through CLOSE_WAIT.");

        plan.step("The server closes one of its ends")
                .ask("Which of the four sockets will still be there tomorrow?",
                        List.of("client1, in TIME_WAIT", "client2 and server2", "none of them"), 2,
                        "server2 in CLOSE_WAIT, and client2, as long as their processes hold them: client2 called shutdown() "
                                + "and holds its end; after close() it would go in a minute (lesson 7). TIME_WAIT ends by itself.")
                .call(attentive.close())
                .closesAfter(attentive, polite)
                .crosses(attentive.fin(), polite.ack())
                .check(timers::first)
                .show(timers::firstRows)
                .linux("proc(5), /proc/net/tcp; include/net/tcp_states.h", """
                        st is the state: 06 is TIME_WAIT, 08 CLOSE_WAIT. tr is the timer that runs, and tm->when what is \
                        left of it: TIME_WAIT has the timer 03 and nearly all of its minute; CLOSE_WAIT has 00, none, as \
                        long as there is nothing to send and no keepalive, which have timers in any state. \
                        inode tells who holds it. TIME_WAIT has 0: it is the kernel's own, and keeps a pair of ports but no \
                        descriptor; that our client has one still, after shutdown(), keeps nothing of the connection. \
                        CLOSE_WAIT, once it is accepted, has an inode: a process holds it, and at its limit of descriptors \
                        accept() fails with EMFILE.""");

        plan.step("A second look at the two")
                .ask("Nothing is called, and nothing crosses. What has changed?",
                        List.of("nothing", "the timer of TIME_WAIT", "both timers"), 2,
                        "The timer of TIME_WAIT: less is left of its minute. CLOSE_WAIT has no timer that could run.")
                .check(timers::second)
                .show(timers::bothLooks)
                .linux("include/net/tcp.h, TCP_TIMEWAIT_LEN",
                        """
                        The minute runs down without anybody's doing, and at its end the row is gone: 60 seconds in Linux, \
                        which no setting changes; closewait learn 3 --patient waits for it. ss -o shows the same as \
                        timer:(timewait,59sec,0), and nothing behind CLOSE-WAIT. So TIME_WAIT is what a close looks like \
                        that went well, and CLOSE_WAIT one that is not over: look again tomorrow, and it has not moved. \
                        TIME_WAIT hurts only who opens tens of thousands of connections a minute to one and the same server, \
                        and runs out of ports for it: the cure is to keep connections, not a shorter wait.""");

        if (plan.settings().patient()) {
            plan.step("The minute is over")
                    .moves(polite, Cause.TIME_WAIT_OVER, CLOSED)
                    .ofItself()
                    .takes(TIME_WAIT_LENGTH)
                    .why("3.10.8", "TIME_WAIT is gone, and its port is free. CLOSE_WAIT is where it was.");
        }
    }

    private static void finWait1(Plan plan) {
        plan.scene("FIN_WAIT_1 held still");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);

        plan.established(listener, client, server, listener.receiveBuffer(SMALL), client.sendBuffer(SMALL));

        plan.step("The client sends more than the server reads")
                .fills(client, server)
                .why("3.8.6", """
                        FIN_WAIT_1 mostly passes within a round trip; to hold it still, the FIN must not get through. So the \
                        server does not read: its receive buffer fills, and its window closes, the room that it tells the \
                        client of with each ACK. What else the client has to say waits in its Send-Q.""")
                .roundedByTheKernel();

        plan.step("The client closes its half")
                .ask("Has the server's state changed?", List.of("yes, to CLOSE_WAIT", "no"), 2,
                        "No: it has not heard of it. The FIN waits behind the data.")
                .call(client.shutdownWrite())
                .moves(client, Cause.CLOSE_CALLED, FIN_WAIT_1)
                .queues(client, Queue.exactly(0), Queue.moreThan(1))
                .amongOthers()
                .why("3.10.4",
                        """
                        FIN_WAIT_1 means: I have closed, and the other side has not acknowledged that. Many of them for long \
                        mean peers that do not read, or do not answer at all.""");

        plan.step("The server reads to the end")
                .ask("The window opens. Into which states do the two go?",
                        List.of("FIN_WAIT_2 and CLOSE_WAIT", "TIME_WAIT and LAST_ACK", "TIME_WAIT and CLOSED"), 1,
                        "FIN_WAIT_2 and CLOSE_WAIT: half of the connection is closed.")
                .call(server.recvUntilEnd())
                .moves(server, Cause.FIN_ARRIVES, CLOSE_WAIT)
                .moves(client, Cause.ACK_OF_FIN_ARRIVES, FIN_WAIT_2)
                .queues(server, 0, 0)
                .queues(client, 0, 0)
                .crosses(client.many(SegmentKind.DATA), client.fin(), server.many(SegmentKind.ACK))
                .amongOthers()
                .why("3.6", """
                        The rest of the data crosses, the FIN behind it, and its ACK comes back. From here on it goes as in \
                        the first scene.""");
    }
}
