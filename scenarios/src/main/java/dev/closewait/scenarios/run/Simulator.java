package dev.closewait.scenarios.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that a run needs, such as a simulator's: what it says line by line on its output, and its end, which nothing
 * escapes. Its standard input stays open for as long as this process lives, and no longer.
 */
public final class Simulator implements AutoCloseable {
    /** How long it may take over ending by itself before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int LAST_LINES = 5;

    private final Program program;
    private final Process process;
    private final long startedNanos = System.nanoTime();
    private final OutputLines output;
    private final OutputLines errors;

    /** What a process says, and its end. */
    Simulator(Program program, Process process) {
        this.program = program;
        this.process = process;
        this.output = OutputLines.of(process.getInputStream(), program.name() + " output");
        this.errors = OutputLines.lastOf(process.getErrorStream(), program.name() + " errors");
    }

    /** What errors call it. */
    String name() {
        return program.name();
    }

    /** Which process it is. */
    public long pid() {
        return process.pid();
    }

    /**
     * Waits for a line that names an event.
     *
     * @throws RunException when the process ends without it, or does not say it in time
     */
    public PrintedLine await(String event, Duration patience) throws RunException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<PrintedLine> line = output.next(deadline - System.nanoTime());
            if (line.isPresent() && line.get().names(event)) {
                return line.get();
            }
            if (line.isEmpty()) {
                throw output.ended()
                        ? ended()
                        : silent(event, patience);
            }
        }
    }

    /** What to throw when it has not named an event in that time. */
    public RunException silent(String event, Duration patience) {
        return new RunException(program.name() + " (pid " + pid() + ") did not say '" + event + "' within "
                + patience.toSeconds() + " s" + lastWords());
    }

    /** The next line, if one has been said by now. */
    Optional<PrintedLine> next() throws InterruptedException {
        return output.next(0);
    }

    /** The line that names an event, if it has been said by now; lines before it are dropped. */
    public Optional<PrintedLine> poll(String event) throws InterruptedException {
        Optional<PrintedLine> line = output.next(0);
        while (line.isPresent() && !line.get().names(event)) {
            line = output.next(0);
        }
        return line;
    }

    /** Whether it has not ended yet. */
    public boolean running() {
        return process.isAlive();
    }

    /**
     * Makes sure that it has not ended.
     *
     * @throws RunException when it has, with its last words
     */
    public void mustRun() throws RunException, InterruptedException {
        if (!process.isAlive()) {
            throw ended();
        }
    }

    /** What to throw when it has ended although something was awaited from it. */
    RunException ended() throws InterruptedException {
        if (process instanceof DistantProcess distant && distant.lost().isPresent()) {
            return new RunException(program.name() + " is out of reach: " + distant.lost().get());
        }
        double lived = (System.nanoTime() - startedNanos) / NANOS_PER_SECOND;
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new RunException(
                    program.name() + " (pid " + pid() + ") closed its output and went on" + lastWords());
        }
        errors.awaitEnd(GRACE);
        return new RunException(String.format(Locale.ROOT, "%s ended with exit code %d after %.1f s%s", program.name(),
                process.exitValue(), lived, lastWords()));
    }

    /** The end of what it said about its troubles, to end a sentence with. */
    String lastWords() {
        List<String> last = errors.last(LAST_LINES);
        return last.isEmpty() ? ", and said nothing of why" : ": " + String.join(" | ", last);
    }

    /** Ends it, by force if it must be, and returns when it is gone. An interrupt does not hurry this. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
        process.destroyForcibly().onExit().join();
        output.close();
        errors.close();
    }
}
