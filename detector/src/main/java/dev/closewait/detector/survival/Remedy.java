package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.process.ProcessSample;
import java.util.Optional;

/** What to do about a pattern for good, pointing at the place where the application stopped. */
final class Remedy {
    private Remedy() {}

    static Optional<String> of(Grounds grounds) {
        return of(grounds.judgement().pattern(), grounds);
    }

    private static Optional<String> of(Pattern pattern, Grounds grounds) {
        return switch (pattern) {
            case LEAK -> Optional.of(ofLeak(grounds));
            case CPU_STARVED -> Optional.of("Give the process more CPU, or less work: fewer requests at once, or "
                    + "cheaper ones. It closes as soon as it gets to run; closing code needs no change.");
            case STALLED -> Optional.of(ofStall(grounds));
            case SLOW_CLOSE ->
                Optional.of("Find what the application waits for before it closes: a slow downstream call, "
                        + "a lock, a rate limit. A timeout that is shorter than the clients' patience bounds it.");
            case IDLE_POOL ->
                Optional.of("Nothing is lost but descriptors, as many as the pool is large. Let the pool drop "
                        + "connections before their server's idle timeout, or check them while they are idle.");
            case HEALTHY, FAST_CHURN -> Optional.empty();
        };
    }

    private static String ofStall(Grounds grounds) {
        if (grounds.processes().stopped()) {
            return "Let it go on: kill -CONT "
                    + grounds.processes().principal().map(ProcessSample::pid).map(String::valueOf).orElse("PID") + ".";
        }
        String threads = "Take a thread dump (jstack PID, py-spy dump, gdb) twice, a few seconds apart: ";
        return grounds.looks().last(Verdict.WINDOW_MILLIS).mean(Look::runningCpus) >= Stall.SPINNING_CPUS
                ? threads + "the thread that runs at the same place in both turns in a circle."
                : threads
                        + "the threads that stand at the same place in both wait for a lock, or for an answer without a "
                        + "timeout. Until the fix is out, restart.";
    }

    private static String ofLeak(Grounds grounds) {
        OwnersOfSuspects owners = grounds.owners();
        if (owners.mostlyInherited(grounds.suspicion().sockets().suspects())) {
            return "Open sockets close-on-exec (SOCK_CLOEXEC), or close them in the child before it goes on. Ending pid "
                    + owners.idleHeirs().getFirst().pid() + " frees what it holds at once.";
        }
        if (grounds.suspicion().sockets().suspects() == 0) {
            return "Look at the paths that a connection takes when its peer is gone (an error on read or write, a timeout): "
                    + "they skip close(). Close in a finally block, or in exceptionCaught.";
        }
        String place = switch (grounds.suspicion().sockets().stage()) {
            case ANSWERED -> grounds.census().in(Census.Place.END_READ) > 0
                    ? "the path that runs after the response was sent and the end of stream was read: an exception "
                            + "or an early return there skips close()"
                    : "the code that should notice the end of stream after the response was sent: nobody reads "
                            + "these sockets any more, and nobody closes them";
            case UNANSWERED, UNACCEPTED -> "the path between accepting a connection and answering it: an exception "
                    + "or an early return there skips close()";
        };
        return "Look at " + place + ". Close in a finally block, or in exceptionCaught.";
    }
}
