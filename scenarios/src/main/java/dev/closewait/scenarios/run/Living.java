package dev.closewait.scenarios.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process has not ended. {@link ProcessHandle} takes one that nobody has waited for yet for a living one. */
final class Living {
    private Living() {}

    /** The state stands behind the name, which ends with the last parenthesis (proc_pid_stat(5)). */
    static boolean is(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException gone) {
            return false;
        }
    }
}
