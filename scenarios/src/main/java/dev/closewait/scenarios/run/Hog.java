package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.LimitsSpec;
import java.util.ArrayList;
import java.util.List;

/** A process that burns CPU, and does nothing else. It ends with the process that started it, within some milliseconds. */
public final class Hog {
    /** Asks after each stretch of work whether its parent is there; the count of stretches bounds its life to minutes. */
    private static final String BURN = "p=$0; n=0; while kill -0 \"$p\" 2>/dev/null && [ \"$n\" -lt 100000 ]; do "
            + "n=$((n+1)); i=0; while [ \"$i\" -lt 2000 ]; do i=$((i+1)); done; done";

    private Hog() {}

    /** One that is bound to the CPUs that these limits name. */
    public static Program on(LimitsSpec where) {
        List<String> start = new ArrayList<>(ProcessLimits.boundTo(where));
        start.addAll(List.of("sh", "-c", BURN, Long.toString(ProcessHandle.current().pid())));
        return new Program("hog", start);
    }
}
