package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSED;
import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;
import static dev.closewait.detector.socket.TcpState.FIN_WAIT_2;

import com.google.auto.service.AutoService;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Term;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.socket.DescriptorLink;
import dev.closewait.lessons.socket.KernelSetting;
import dev.closewait.lessons.socket.LessonSocket;
import java.time.Duration;
import java.util.List;

/** What timers end and what they do not: orphans, keepalive, and a leak that has left CLOSE_WAIT. */
@AutoService(Lesson.class)
public final class L07Orphans implements Lesson {
    /** Set by TCP_LINGER2, which every process may for its own sockets, so that a minute takes a second. */
    private static final int SHORT_TIMEOUT_SECONDS = 1;
    private static final int IDLE_SECONDS = 1;

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String name() {
        return "orphans";
    }

    @Override
    public String title() {
        return "Orphans: what the kernel ends, and what it does not";
    }

    @Override
    public String story() {
        return """
                The client closes and is done with it; the server forgets to. The kernel clears up after the one who \
                closed: its orphaned FIN_WAIT_2 goes after tcp_fin_timeout, 60 seconds mostly. It does not clear up \
                after the one who did not: CLOSE_WAIT stays. And when keepalive ends even that, the descriptor is still \
                lost.""";
    }

    @Override
    public String remember() {
        return "The kernel clears up after the one who closed, never after the one who did not: count descriptors, not only CLOSE_WAIT.";
    }

    @Override
    public List<Term> terms() {
        return List.of(Term.ORPHAN, Term.KEEPALIVE);
    }

    @Override
    public void plan(Plan plan) {
        plan.scene("A client that is gone and a server that forgets");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);
        boolean patient = plan.settings().patient();
        int timeout = patient ? KernelSetting.finTimeoutSeconds() : SHORT_TIMEOUT_SECONDS;

        plan.established(listener, client, server);

        plan.step("The client closes")
                .ask("Which of the two sockets has a timer now?", List.of("the client's", "the server's", "both"), 1,
                        "The client's. FIN_WAIT_2 without a process ends after tcp_fin_timeout; CLOSE_WAIT has no timer.")
                .call(patient ? List.of() : List.of(client.finTimeout(timeout)))
                .call(client.close())
                .halfCloses(client, server)
                .queues(server, 1, 0)
                .crosses(client.fin(), server.ack())
                .why("3.6.1", """
                        No process holds the client's socket any more: it is an orphan. RFC 9293 lets FIN_WAIT_2 wait for \
                        ever.""")
                .linux("tcp(7), tcp_fin_timeout and TCP_LINGER2", """
                        Linux does so only while a process holds the socket. Without one it ends after tcp_fin_timeout, \
                        or after what TCP_LINGER2 set for this socket: here after %d s.""".formatted(timeout));

        plan.step("The kernel gives up on the client's end")
                .ask("Does the server hear of it?", List.of("yes", "no"), 2,
                        "No. No segment crosses, and the server stays in CLOSE_WAIT.")
                .moves(client, Cause.ORPHAN_TIMEOUT, CLOSED)
                .ofItself()
                .takes(Duration.ofSeconds(timeout))
                .linux("net/ipv4/tcp.c, tcp_close; tcp(7), tcp_fin_timeout", """
                        This is why a leak shows CLOSE_WAIT on the server and nothing at all on the client. Whoever looks \
                        at the client finds no connection; the server keeps its end, and would for years.""");

        plan.step("Keepalive asks whether anyone is there")
                .ask("SO_KEEPALIVE sends a probe into a CLOSE_WAIT whose peer is gone. What becomes of the leak?",
                        List.of("nothing, CLOSE_WAIT stays", "CLOSE_WAIT goes, and the leak with it",
                                "CLOSE_WAIT goes, the leak stays"),
                        3,
                        "CLOSE_WAIT goes, the leak stays: the descriptor is still held.")
                .call(server.keepAliveIdle(IDLE_SECONDS), server.keepAlive())
                .moves(server, Cause.RST_ARRIVES, CLOSED)
                .crosses(server.ack(), server.hears(SegmentKind.RST))
                .takes(Duration.ofSeconds(IDLE_SECONDS))
                .check(() -> server.descriptor().isPresent()
                        ? List.of()
                        : List.of(new Difference("descriptor of server", "held", "closed")))
                .show(() -> new Exhibit("The server's descriptor, of which no TCP table has a row",
                        List.of(DescriptorLink.line(server.descriptor().orElse(0)))))
                .why("3.8.4", """
                        The probe is an ACK of what was acknowledged long ago. Where there is no connection any more, the \
                        answer is RST, and the kernel forgets its end, too.""")
                .linux("socket(7), SO_KEEPALIVE; tcp(7), TCP_KEEPIDLE", """
                        The table looks clean, and the process is one \
                        descriptor poorer until it ends: count descriptors, not only CLOSE_WAIT. Keepalive hides a leak; \
                        it does not mend it.""");

        plan.step("Only close() gives it back")
                .call(server.close())
                .linux("close(2)", "No segment, no state: nothing was left but the application's own debt.");
    }
}
