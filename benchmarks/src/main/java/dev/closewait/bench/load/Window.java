package dev.closewait.bench.load;

import dev.closewait.bench.comparison.MeasurementException;
import dev.closewait.bench.machine.ProcessUse;
import dev.closewait.bench.machine.Tools;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of load in the middle of a generator's run, seen from outside: the server counts what it answered and the kernel counts
 * CPU, so that it does not matter what a generator counts, nor how long it takes to start.
 *
 * @param seconds how long the span was
 * @param answered how many requests the server answered in it, each on a connection of its own
 * @param generatorCpu seconds of CPU that the generator used
 * @param serverCpu seconds of CPU that the server used
 */
record Window(double seconds, long answered, double generatorCpu, double serverCpu) {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Beyond warm-up and span: starting takes a while on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /**
     * Starts a generator, lets it warm up, looks at it for a span, and ends it.
     *
     * @param before what binds the generator to a CPU
     */
    static Window of(WebServer server, Generator generator, List<String> before, int atOnce, Duration warmUp,
            Duration span) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(Tools.endingWithUs());
        command.addAll(generator.command(server.port(), atOnce, warmUp.plus(span).plus(SLACK)));
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitFirst(server, process);
            Thread.sleep(warmUp);
            Window window = look(server, process, span);
            if (!process.isAlive() || window.answered == 0) {
                throw new MeasurementException("'" + generator.words() + "' did not keep " + server.name()
                        + " under load: it ended early, or got no answer. It ran as: " + String.join(" ", command));
            }
            return window;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Until its first request is answered; on a machine that is busy a JVM may take its time to start. */
    private static void awaitFirst(WebServer server, Process process) throws IOException, InterruptedException {
        long before = server.answered();
        long deadline = System.nanoTime() + SLACK.toNanos() / 2;
        while (server.answered() == before && process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static Window look(WebServer server, Process process, Duration span)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long answered = server.answered();
        double generatorCpu = ProcessUse.cpuSeconds(process.pid());
        double serverCpu = server.cpuSeconds();
        Thread.sleep(span);
        return new Window((System.nanoTime() - begun) / NANOS_PER_SECOND, server.answered() - answered,
                ProcessUse.cpuSeconds(process.pid()) - generatorCpu, server.cpuSeconds() - serverCpu);
    }
}
