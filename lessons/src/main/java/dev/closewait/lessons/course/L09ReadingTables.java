package dev.closewait.lessons.course;

import static dev.closewait.detector.socket.TcpState.CLOSE_WAIT;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.load.ListingTool;
import dev.closewait.lessons.load.LoadSeen;
import dev.closewait.lessons.load.LoadWords;
import dev.closewait.lessons.load.ServerUnderLoad;
import dev.closewait.lessons.load.SocketListing;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.StepPlan;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The three patterns behind many sockets in CLOSE_WAIT, each on a real server, as ss and netstat show them. */
@AutoService(Lesson.class)
public final class L09ReadingTables implements Lesson {
    private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";
    private static final List<String> PATTERNS = List.of("fast churn: many short connections, nothing is wrong",
            "a starved server: it closes late, for want of CPU", "a leak: some are never closed");
    /** What the detector calls them, in the same order. */
    private static final List<Pattern> VERDICTS = List.of(Pattern.FAST_CHURN, Pattern.CPU_STARVED, Pattern.LEAK);
    /** A socket of a tenth of a second is hardly ever met twice. */
    private static final double HARDLY_ANY = 0.1;
    /** Among the leaked there may be some that are just being closed. */
    private static final double NEARLY_ALL = 0.8;

    @Override
    public int number() {
        return 9;
    }

    @Override
    public String name() {
        return "reading-tables";
    }

    @Override
    public String title() {
        return "Reading ss and netstat: the three patterns";
    }

    @Override
    public String story() {
        return """
                One table of sockets says how many are in CLOSE_WAIT. Two tables, a second apart, say why: whether the same \
                sockets are in both. Three servers run here, each for some seconds and with clients of its own, and all \
                three show dozens of sockets in CLOSE_WAIT. One is healthy, one is starved, one leaks.""";
    }

    @Override
    public String remember() {
        return "Two looks tell what one cannot: who comes and goes is churn, who stays while the count grows is a leak.";
    }

    @Override
    public boolean underLoad() {
        return true;
    }

    @Override
    public void plan(Plan plan) {
        row(plan);
        churn(plan);
        starved(plan);
        leak(plan);
    }

    private static void row(Plan plan) {
        plan.scene("A row");
        LessonSocket listener = plan.listener();
        LessonSocket client = plan.client(listener);
        LessonSocket server = plan.server(client);
        int request = REQUEST.length();

        plan.established(listener, client, server);

        plan.step("One socket in CLOSE_WAIT, printed by both tools")
                .ask("The client asks and closes its half, and nothing is read. Which number stands under Recv-Q?",
                        List.of("1", Integer.toString(request), Integer.toString(request + 1)), 3,
                        (request + 1) + ": the bytes of the request, and one for the FIN.")
                .call(client.send(REQUEST), client.shutdownWrite())
                .halfCloses(client, server)
                .queues(server, request + 1, 0)
                .crosses(client.data(request), server.ack(), client.fin(), server.ack())
                .show(() -> one(ListingTool.SS, server))
                .show(() -> one(ListingTool.NETSTAT, server))
                .linux("ss(8), netstat(8)", """
                        Both tools read the same table of the kernel. ss writes CLOSE-WAIT, with the state in front; netstat \
                        writes CLOSE_WAIT and has the state last. Recv-Q is what the application has not read, Send-Q what \
                        the peer has not acknowledged. The local address tells which service it is; the peer's address and \
                        port tell one socket of a service from another.""");
    }

    private static Exhibit one(ListingTool tool, LessonSocket server) {
        try {
            SocketListing listing = tool.list().of(server.local().orElseThrow().port());
            return new Exhibit(listing.command(), listing.excerpt(1));
        } catch (SocketTableException unreadable) {
            return new Exhibit(tool.toString(), List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    private static void churn(Plan plan) {
        plan.scene("Server A");
        ServerUnderLoad load = ServerUnderLoad.of("fast-churn", ListingTool.SS);
        twoLooks(plan, load, "A");
        verdict(plan, load, "fast churn. None of those who were there at the first look is there at the second.",
                Pattern.FAST_CHURN, new Claim("hardly any of the first at the second",
                        seen -> seen.looks().shareStayed() <= HARDLY_ANY && seen.looks().came() > 0))
                .why("3.6", """
                        Each socket passes through CLOSE_WAIT on its way out: the client closes first, and the server needs a \
                        moment to answer that. Two hundred and fifty clients a second, and a tenth of a second each, make twenty-five at \
                        any look (Little's law). The count is high and stands still, and each row is another one. Nothing waits \
                        for anybody, and nothing needs mending.""");
    }

    private static void starved(Plan plan) {
        plan.scene("Server B");
        ServerUnderLoad load = ServerUnderLoad.of("cpu-starved", ListingTool.NETSTAT);
        twoLooks(plan, load, "B");
        verdict(plan, load,
                "a starved server. Rows change, slowly; and its threads wait for a CPU for longer than they run.",
                Pattern.CPU_STARVED,
                new Claim("some of the first gone at the second", seen -> seen.looks().gone() > 0))
                .linux("proc(5), /proc/pid/schedstat", """
                        The application will close every one of them, once it gets to run. The table alone cannot tell that \
                        from a slow leak: it takes the scheduler's word. /proc/PID/schedstat counts how long threads were \
                        runnable and did not run. Mending the code that closes would be mending the wrong thing.""");
    }

    private static void leak(Plan plan) {
        plan.scene("Server C");
        ServerUnderLoad load = ServerUnderLoad.of("exception-skips-close", ListingTool.SS);
        twoLooks(plan, load, "C");
        verdict(plan, load, "a leak. Those who were there are still there, and others have come.",
                Pattern.LEAK,
                new Claim("nearly all of the first at the second, and more of them",
                        seen -> seen.looks().shareStayed() >= NEARLY_ALL
                                && seen.looks().second().peers().size() > seen.looks().first().peers().size()))
                .why("3.6", """
                        No timer of the kernel ends CLOSE_WAIT. What the application has forgotten stays for as long as the \
                        process lives, and each holds a descriptor; at the limit the server accepts nobody any more. That \
                        the count grows is one sign, that the same endpoints stay is the other: a count that grows with new \
                        endpoints each time is only more load.""");
    }

    private static void twoLooks(Plan plan, ServerUnderLoad load, String letter) {
        plan.step("Two looks at server " + letter)
                .call(load.call("server " + letter, "run(server " + letter + ", its clients, "
                        + load.scenario().run().length().toSeconds() + " s)"))
                .show(() -> load.show("the first look", LoadWords::firstListing))
                .show(() -> load.show("the second look, a second later", LoadWords::secondListing))
                .linux("ss(8), netstat(8)", """
                        A table has no memory. The rows are in the order of the peers' addresses, so that who is in both \
                        stands out.""");
    }

    private static StepPlan verdict(Plan plan, ServerUnderLoad load, String answer,
            Pattern pattern, Claim claim) {
        return plan.step("What is it?")
                .ask("Look at the two tables. What is the matter with this server?", PATTERNS,
                        1 + VERDICTS.indexOf(pattern), "It is " + answer)
                .show(() -> load.show("who is in both", LoadWords::comparison))
                .show(() -> load.show("what its process did meanwhile", LoadWords::whatItDid))
                .show(() -> load.show("closewait explain, given both tables, says", LoadWords::explained))
                .show(() -> load.show("closewait's detector, which looked four times a second, says",
                        LoadWords::detected))
                .check(() -> load.differences(seen -> differences(seen, pattern, claim)));
    }

    /** What must hold of two looks. */
    private record Claim(String says, Predicate<LoadSeen> holds) {}

    private static List<Difference> differences(LoadSeen seen, Pattern pattern, Claim claim) {
        List<Difference> differences = new ArrayList<>();
        if (!claim.holds().test(seen)) {
            differences.add(new Difference("the two looks", claim.says(), String.format(Locale.ROOT,
                    "%d stayed, %d left, %d came", seen.looks().stayed(), seen.looks().gone(), seen.looks().came())));
        }
        Pattern said = seen.outcome().diagnosis().map(diagnosis -> diagnosis.pattern()).orElse(Pattern.HEALTHY);
        if (said != pattern) {
            differences.add(new Difference("what the detector says", pattern.name(), said.name()));
        }
        return differences;
    }
}
