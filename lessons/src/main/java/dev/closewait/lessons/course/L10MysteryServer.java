package dev.closewait.lessons.course;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.load.ListingTool;
import dev.closewait.lessons.load.LoadSeen;
import dev.closewait.lessons.load.LoadWords;
import dev.closewait.lessons.load.Mystery;
import dev.closewait.lessons.load.ServerUnderLoad;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A server with a fault that chance chooses: from the symptom, clue by clue, to the cause. */
@AutoService(Lesson.class)
public final class L10MysteryServer implements Lesson {
    /** Few enough digits to be said aloud in a class. */
    private static final int SEEDS = 1000;

    @Override
    public int number() {
        return 10;
    }

    @Override
    public String name() {
        return "mystery-server";
    }

    @Override
    public String title() {
        return "From symptom to cause: a mystery server";
    }

    @Override
    public String story() {
        return """
                Somebody calls: a server shows many sockets in CLOSE_WAIT. Chance has chosen what is the matter with it, if \
                anything is. Four clues come one after the other; then it is your turn.""";
    }

    @Override
    public String remember() {
        return "How many are in CLOSE_WAIT tells little; who they are, where the application stopped, and what its process does meanwhile tell the cause.";
    }

    @Override
    public boolean underLoad() {
        return true;
    }

    @Override
    public void plan(Plan plan) {
        long seed = plan.settings().seed().orElseGet(() -> ThreadLocalRandom.current().nextLong(SEEDS));
        Mystery mystery = Mystery.drawnBy(seed);
        ServerUnderLoad load = ServerUnderLoad.of(mystery.scenario(), ListingTool.SS);
        plan.scene("The mystery server");
        clues(plan, load);
        verdict(plan, load, mystery, seed);
    }

    private static void clues(Plan plan, ServerUnderLoad load) {
        plan.step("First clue: how many, over time")
                .ask("The server runs for some seconds, up to fifteen. Does a number of sockets alone tell whether something is "
                        + "wrong?",
                        "No. How it changes tells more, and who they are tells most.")
                .call(load.call("the mystery server", "run(the mystery server, its clients)"))
                .show(() -> load.show("sockets in CLOSE_WAIT", LoadWords::countOverTime))
                .why("3.6", """
                        A count that stands still can be churn, slowness, or a leak that has ended; one that grows can be a \
                        leak, a server that stands still, or only more load.""");

        plan.step("Second clue: who they are")
                .ask("Which of the causes would show the same endpoints at two looks?",
                        "Those where sockets stay: a leak, and a server that stands still. Where they are only late, some do.")
                .show(() -> load.show("the first look", LoadWords::firstListing))
                .show(() -> load.show("the second look, a second later", LoadWords::secondListing))
                .show(() -> load.show("who is in both", LoadWords::comparison))
                .why("3.3.1", """
                        A connection is known by its two addresses and ports. A peer takes another port for the next one, so \
                        that a row that is there again is the same connection.""");

        plan.step("Third clue: where the application stopped")
                .ask("What does a Recv-Q of 0, of 1, of more than 1 say of a socket in CLOSE_WAIT?",
                        "0: all was passed over, the end included. 1: the FIN was not looked for. More: a request lies unread.")
                .show(() -> load.show("at the last look under load", LoadWords::whereItStopped))
                .linux("net/ipv4/tcp_diag.c",
                        """
                        The kernel keeps what came until the application asks for it. So the queue tells how far the \
                        application has come with each connection, and an owner tells whether it has accepted it at all.""");

        plan.step("Fourth clue: what the process does meanwhile")
                .ask("Which two figures tell a busy server from a waiting one?",
                        "For how long its threads ran, and for how long they were runnable and did not run.")
                .show(() -> load.show("over the time under load", LoadWords::whatItDid))
                .linux("proc(5), /proc/pid/schedstat", """
                        The protocol leaves open when an application closes. Why it does not can only be seen at the \
                        application: whether it runs, waits for a CPU, or waits for something else.""");
    }

    private static void verdict(Plan plan, ServerUnderLoad load, Mystery mystery, long seed) {
        plan.step("Your verdict")
                .ask("What is the matter with this server?", Mystery.causes(), mystery.number(),
                        mystery.cause() + ". " + mystery.tell())
                .show(() -> load.show("closewait's detector says", LoadWords::detected))
                .show(() -> new Exhibit("the cure", List.of(flowing(load.scenario().cure()))))
                .show(() -> new Exhibit("the same server again",
                        List.of("seed " + seed + ", scenario " + mystery.scenario(),
                                "closewait learn 10 --seed " + seed, "closewait run " + mystery.scenario())))
                .check(() -> load.differences(seen -> differences(load, seen)))
                .why("3.6", """
                        The symptom was the same for all six: sockets in CLOSE_WAIT, which means that the peer has closed and \
                        the application has not. The cure is another for each, and for one there is none.""");
    }

    private static List<Difference> differences(ServerUnderLoad load, LoadSeen seen) {
        Pattern expected = load.scenario().expect().diagnosis();
        Pattern said = seen.outcome().diagnosis().map(diagnosis -> diagnosis.pattern()).orElse(Pattern.HEALTHY);
        return said == expected
                ? List.of()
                : List.of(new Difference("what the detector says", expected.name(), said.name()));
    }

    private static String flowing(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
