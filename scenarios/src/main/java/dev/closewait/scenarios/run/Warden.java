package dev.closewait.scenarios.run;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A process that starts a command, and leaves nothing of it behind: neither when the command ends, nor when it is told to end
 * itself, nor when the runner has ended, however that ended. Its standard input is a pipe from the runner, which the kernel
 * closes when there is no runner any more.
 *
 * <p>What the command starts may leave its session, as daemons do; it stays below this process, which the kernel gives it for
 * a parent when its own has ended (PR_SET_CHILD_SUBREAPER, prctl(2)).
 */
public final class Warden {
    /** From {@code linux/prctl.h}. */
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    /** How long the command may take over ending by itself; the runner waits for twice that. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** A process that does not die of SIGKILL waits for the kernel, and nobody can help it. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int FAILED = 70;

    private boolean over;

    private Warden() {}

    /**
     * The program that watches over another.
     *
     * @param folder where that starts
     * @param port what it finds as PORT in its environment
     */
    public static Program of(Path folder, int port, Program program) {
        List<String> start = new ArrayList<>(Program.java(program.name(), Warden.class.getName()).start());
        start.addAll(List.of(folder.toString(), Integer.toString(port)));
        start.addAll(program.start());
        return new Program(program.name(), start);
    }

    /** Runs the command that stands behind a folder and a port, and ends as it does. */
    public static void main(String[] arguments) throws Throwable {
        adoptOrphans();
        Warden warden = new Warden();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> warden.endAll(GRACE)));
        ProcessBuilder command = new ProcessBuilder(Arrays.asList(arguments).subList(2, arguments.length))
                .directory(Path.of(arguments[0]).toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("PORT", arguments[1]);
        warden.run(command);
    }

    @SuppressWarnings("restricted")
    private static void adoptOrphans() throws Throwable {
        Linker linker = Linker.nativeLinker();
        int _ = (int) linker
                .downcallHandle(linker.defaultLookup().findOrThrow("prctl"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                        Linker.Option.firstVariadicArg(1))
                .invokeExact(PR_SET_CHILD_SUBREAPER, 1L);
    }

    private void run(ProcessBuilder command) throws InterruptedException {
        try {
            Process started = start(command);
            Thread.ofPlatform().daemon().name("runner watch").start(this::endWithRunner);
            int code = started.waitFor();
            if (code == 0) {
                awaitDaemons();
            }
            endAll(GRACE);
            Runtime.getRuntime().halt(code);
        } catch (IOException cannot) {
            System.err.println(cannot.getMessage());
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** A command that has put itself into the background ends well, and goes on. */
    private static void awaitDaemons() throws InterruptedException {
        while (!left().isEmpty()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Not while, nor after, all is ended. */
    private synchronized Process start(ProcessBuilder command) throws IOException {
        if (over) {
            throw new IOException("nothing was started: the run is over");
        }
        return command.start();
    }

    private void endWithRunner() {
        try {
            while (System.in.read() >= 0) {
                // Nobody says anything; only the end counts.
            }
        } catch (IOException ended) {
            // That is an end too.
        }
        endAll(Duration.ZERO);
        Runtime.getRuntime().halt(0);
    }

    /** Asks all processes to end, and ends by force those that have not after a while, until there is none. */
    private synchronized void endAll(Duration grace) {
        over = true;
        endEach(ProcessHandle::destroy, grace);
        endEach(ProcessHandle::destroyForcibly, LONGEST_END);
    }

    private static void endEach(Consumer<ProcessHandle> signal, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean first = true;
        List<ProcessHandle> left = left();
        while (!left.isEmpty() && (first || System.nanoTime() < deadline)) {
            left.forEach(signal);
            first = false;
            pause();
            left = left();
        }
    }

    private static List<ProcessHandle> left() {
        return ProcessHandle.current().descendants().filter(process -> Living.is(process.pid())).toList();
    }

    /** An interrupt does not hurry an end: nobody sends one. */
    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException nobodySendsOne) {
            Thread.currentThread().interrupt();
        }
    }
}
