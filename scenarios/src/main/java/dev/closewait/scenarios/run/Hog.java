package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.LimitsSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that burns CPU, and does nothing else. It ends with the process that started it, within some milliseconds; or when
 * it has burnt all that it may (setrlimit(2), {@code RLIMIT_CPU}), which takes longer than what it is for.
 */
public final class Hog {
    /** Asks after each stretch of work whether its parent is there. */
    private static final String BURN = "ulimit -S -t \"$1\"; while kill -0 \"$0\" 2>/dev/null; do "
            + "i=0; while [ \"$i\" -lt 2000 ]; do i=$((i+1)); done; done";

    private Hog() {}

    /**
     * One that is bound to the CPUs that these limits name.
     *
     * @param longest it does not end by itself before it could have burnt that long, to the second
     */
    public static Program on(LimitsSpec where, Duration longest) {
        List<String> start = new ArrayList<>(ProcessLimits.boundTo(where));
        start.addAll(List.of("sh", "-c", BURN, Long.toString(ProcessHandle.current().pid()),
                Long.toString(longest.toSeconds() + 1)));
        return new Program("hog", start);
    }
}
