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
    private static final Duration PATIENCE = SLACK.dividedBy(3);
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
            awaitMore(server, server.answered(), process);
            Thread.sleep(warmUp);
            return look(server, generator, process, span);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Until the server has answered more; on a machine that is busy it may take its time. */
    private static void awaitMore(WebServer server, long answered, Process process)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (server.answered() <= answered && process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static Window look(WebServer server, Generator generator, Process process, Duration span)
            throws IOException, InterruptedException {
        mustRun(server, generator, process);
        long begun = System.nanoTime();
        long answered = server.answered();
        double generatorCpu = ProcessUse.cpuSeconds(process.pid());
        double serverCpu = server.cpuSeconds();
        Thread.sleep(span);
        awaitMore(server, answered, process); // of a span in which nothing came there is nothing to say
        mustRun(server, generator, process);
        long more = server.answered() - answered;
        if (more <= 0) {
            throw new MeasurementException("'%s' got no answer from %s within %d s".formatted(generator.words(),
                    server.name(), PATIENCE.toSeconds()));
        }
        return new Window((System.nanoTime() - begun) / NANOS_PER_SECOND, more,
                ProcessUse.cpuSeconds(process.pid()) - generatorCpu, server.cpuSeconds() - serverCpu);
    }

    private static void mustRun(WebServer server, Generator generator, Process process) throws MeasurementException {
        if (!process.isAlive()) {
            throw new MeasurementException("'%s' ended with code %d while %s was to be under its load"
                    .formatted(generator.words(), process.exitValue(), server.name()));
        }
    }
}
