package dev.closewait.validation.contestant;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program and all that it starts, which end together: when this is closed, and also when this process ends, however it
 * does. A process of its own sees to that, whose input is a pipe from here: it kills when the pipe ends, which needs no code
 * of ours to run.
 *
 * <p>What the program starts is known by its process group and by a mark in its environment, which every process inherits,
 * also one that has left the group or lost its parent.
 */
final class Leash implements AutoCloseable {
    private static final String MARK = "CLOSEWAIT_CONTESTANT";

    /** It starts with the first line that it is sent: not before it is watched, and never when we ended meanwhile. */
    private static final String PROGRAM = "read -r _ && exec sh -c \"$0\"";

    /**
     * Asks again until nothing is found, because what was found may just have started something; a hundred times, because a
     * thing that cannot be killed, such as one in the kernel's hands, is not to be waited for without end.
     */
    private static final String WATCHER = """
            trap '' INT HUP TERM
            read -r _
            n=0
            while [ "$n" -lt 100 ]; do
              n=$((n+1))
              kill -s KILL -- "-$0" 2>/dev/null
              found=$(grep -ls -F -e "$1" /proc/[0-9]*/environ 2>/dev/null)
              [ -n "$found" ] || exit 0
              for environ in $found; do
                pid=${environ#/proc/}
                kill -s KILL "${pid%/environ}" 2>/dev/null
              done
            done
            """;

    /** Some milliseconds are enough; when a machine is so busy that they are not, the watcher goes on without us. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** One command without anything round it: the shell becomes it, so that its end and its closed output are its own. */
    private static final Pattern SIMPLE = Pattern.compile("[^;|&<>(){}`=!\\n]+");

    private final Process program;
    private final Process watcher;

    private Leash(Process program, Process watcher) {
        this.program = program;
        this.watcher = watcher;
    }

    /**
     * Starts a command as a shell takes it, in a session of its own.
     *
     * @throws IOException when there is no {@code setsid} or {@code sh} here, or no process to be had
     */
    static Leash start(String command) throws IOException {
        String mark = MARK + "=" + UUID.randomUUID();
        String shell = (SIMPLE.matcher(command).matches() ? "exec " : "") + command;
        ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", PROGRAM, shell);
        Map<String, String> environment = builder.environment();
        environment.put(MARK, mark.substring(MARK.length() + 1));
        Process program = builder.start();
        try {
            Process watcher = new ProcessBuilder(
                    List.of("setsid", "sh", "-c", WATCHER, Long.toString(program.pid()), mark))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return new Leash(program, watcher);
        } catch (IOException cannot) {
            program.destroyForcibly();
            throw cannot;
        }
    }

    /** The program; it waits for a line before it begins. */
    Process program() {
        return program;
    }

    /** Kills the program and all that it started, and waits until they are gone. */
    @Override
    public void close() {
        try {
            watcher.getOutputStream().close();
            watcher.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException gone) {
            // Somebody killed it; the program at least is within our own reach.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // it goes on without being waited for
        }
        program.destroyForcibly();
    }
}
