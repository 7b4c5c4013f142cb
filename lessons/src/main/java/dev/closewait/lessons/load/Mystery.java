package dev.closewait.lessons.load;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A server with something the matter with it, or nothing: what a learner is to find out. */
public enum Mystery {
    EXCEPTION("exception-skips-close", "an exception skips close(), after all was read and answered",
            "The same endpoints stay, their number grows, and Recv-Q is 0: all was read, the end too. What was left out "
                    + "is close()."),

    DEAF("auto-read-off", "the server has stopped reading on some connections, and never hears of their end",
            "The same endpoints stay, their number grows, and Recv-Q is 1: the FIN waits for somebody to read it, and "
                    + "nobody does."),

    DOWNSTREAM("slow-downstream", "each request waits for another server, which is slow",
            "They all leave, but late, and the CPU is idle meanwhile: the application waits for something else before it "
                    + "can close."),

    EXHAUSTED("workers-exhausted", "all workers hang, and nothing is finished any more",
            "Nothing leaves, nothing is closed, and the CPU is idle. A leak would go on serving others; this server "
                    + "serves nobody."),

    STARVED("cpu-starved", "the server wants more CPU than there is",
            "They leave, late, and its threads wait for a CPU for longer than they run."),

    CHURN("fast-churn", "nothing: many short connections",
            "None of those at the first look is there at the second, and the count stands still. A high count alone is "
                    + "no fault.");

    private final String scenario;
    private final String cause;
    private final String tell;

    Mystery(String scenario, String cause, String tell) {
        this.scenario = scenario;
        this.cause = cause;
        this.tell = tell;
    }

    /** The one that a seed draws. */
    public static Mystery drawnBy(long seed) {
        Mystery[] all = values();
        return all[new Random(seed).nextInt(all.length)];
    }

    /** What may be the matter, in words for all of them. */
    public static List<String> causes() {
        return Arrays.stream(values()).map(Mystery::cause).toList();
    }

    /** The number of its cause among all {@link #causes()}, from 1. */
    public int number() {
        return 1 + causes().indexOf(cause);
    }

    /** The scenario that runs. */
    public String scenario() {
        return scenario;
    }

    /** What is the matter, in a few words. */
    public String cause() {
        return cause;
    }

    /** By what one tells it from the others. */
    public String tell() {
        return tell;
    }
}
