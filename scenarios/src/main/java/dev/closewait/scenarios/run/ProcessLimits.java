package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.LimitsSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts a program under limits: by commands that set one and then become the next ({@code exec}), so that the process which
 * is started in the end is the program.
 */
final class ProcessLimits {
    /** A JVM raises its soft limit of descriptors to the hard one by itself, unless it is told not to. */
    private static final String KEEP_DESCRIPTOR_LIMIT = "-XX:-MaxFDLimit";
    private static final long PATIENCE_SECONDS = 5;

    private ProcessLimits() {}

    /** The Java program under these limits, but for its quota of CPU. */
    static Program on(Program program, LimitsSpec limits) {
        List<String> start = new ArrayList<>(before(limits));
        start.add(program.start().getFirst());
        limits.descriptors().ifPresent(_ -> start.add(KEEP_DESCRIPTOR_LIMIT));
        start.addAll(program.start().subList(1, program.start().size()));
        return new Program(program.name(), start);
    }

    /** What comes before any command that is to have these limits, but for its quota of CPU. */
    static List<String> before(LimitsSpec limits) {
        List<String> start = new ArrayList<>();
        limits.nice().ifPresent(nice -> start.addAll(List.of("nice", "-n", nice.toString())));
        start.addAll(boundTo(limits));
        limits.descriptors()
                .ifPresent(most -> start
                        .addAll(List.of("sh", "-c", "ulimit -S -n \"$0\" && exec \"$@\"", most.toString())));
        return start;
    }

    /** What binds a program to the first CPUs. */
    static List<String> boundTo(LimitsSpec limits) {
        return limits.cpus().map(cpus -> List.of("taskset", "--cpu-list", "0-" + (cpus - 1))).orElse(List.of());
    }

    /**
     * Raises the soft limit of descriptors of a process that runs.
     *
     * @throws RunException when it cannot be raised so far
     */
    static void raiseDescriptors(long pid, int most) throws RunException, InterruptedException {
        List<String> command = List.of("prlimit", "--pid", Long.toString(pid), "--nofile=" + most + ":");
        try {
            Process prlimit = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(prlimit.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!prlimit.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || prlimit.exitValue() != 0) {
                throw new RunException(String.join(" ", command) + " did not raise the limit: " + said);
            }
        } catch (IOException cannot) {
            throw new RunException("prlimit cannot be started: " + cannot.getMessage() + "; it comes with util-linux",
                    cannot);
        }
    }
}
