package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.Optional;

/** What to do about a pattern, pointing at the place where the application stopped. */
final class Remedy {
    private Remedy() {}

    static Optional<String> of(Pattern pattern, LeakFinding finding, Census census) {
        return switch (pattern) {
            case LEAK -> Optional.of(ofLeak(finding, census));
            case CPU_STARVED -> Optional.of("Give the process more CPU, or less work: fewer requests at once, or "
                    + "cheaper ones. It closes as soon as it gets to run; closing code needs no change.");
            case SLOW_CLOSE, STALLED, IDLE_POOL -> Optional.of("Find what the application waits for before it closes.");
            case HEALTHY, FAST_CHURN -> Optional.empty();
        };
    }

    private static String ofLeak(LeakFinding finding, Census census) {
        String place = switch (finding.stage()) {
            case ANSWERED -> census.endOfStreamRead() > 0
                    ? "the path that runs after the response was sent and the end of stream was read: an exception "
                            + "or an early return there skips close()"
                    : "the code that should notice the end of stream after the response was sent: nobody reads "
                            + "these sockets any more, and nobody closes them";
            case UNANSWERED, UNACCEPTED -> "the path between accepting a connection and answering it: an exception "
                    + "or an early return there skips close()";
        };
        return "Look at " + place
                + ". Close in a finally block, or in exceptionCaught. Until the fix is out, raise the "
                + "descriptor limit and restart before it is reached.";
    }
}
