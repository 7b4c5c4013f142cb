package dev.closewait.bench.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.comparison.MeasurementException;
import dev.closewait.bench.machine.OurCommand;
import dev.closewait.bench.machine.OurJvm;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Samples;
import dev.closewait.bench.result.Skipped;
import dev.closewait.sim.JvmFlags;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From the start of the process to its end: one row is explained. Beside it stands a JVM that has nothing to do. */
public final class ExplainComparison implements Comparison {
    private static final String NAME = "explain";
    /** What the goal is about. */
    private static final String OURS = "closewait explain (ours)";
    /** It has no cache of loaded classes, and is up later. */
    private static final String WITHOUT_LAUNCHER = "closewait explain, without the launcher (ours)";
    private static final int ROUNDS = 15;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String ROW = "CLOSE-WAIT 1 0 127.0.0.1:8080 127.0.0.1:40178\n";
    /** One row without an age: there is nothing to conclude. */
    private static final int COULD_NOT_TELL = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "the whole process of 'closewait explain' for one row, beside an empty JVM";
    }

    @Override
    public List<ComparisonResult> compare(Effort effort) throws IOException, InterruptedException {
        OurCommand.prepare();
        int rounds = effort.rounds(ROUNDS);
        effort.says("explain: %d rounds".formatted(rounds));
        List<String> explain = OurCommand.of("explain");
        List<String> empty = Stream.of(List.of(OurJvm.java()), JvmFlags.MODEST, JvmFlags.SOON, List.of("-version"))
                .flatMap(List::stream)
                .toList();
        boolean launcher = OurCommand.home().isPresent();
        Samples samples = new Samples();
        for (int round = 0; round < rounds; round++) {
            samples.add(launcher ? OURS : WITHOUT_LAUNCHER, true, Quantity.PROCESS_TIME,
                    run(explain, COULD_NOT_TELL, "1 socket"));
            samples.add("empty JVM", false, Quantity.PROCESS_TIME, run(empty, 0, "25"));
        }
        String setting = String.format(Locale.ROOT, "one row of ss on standard input, %d times, in turns", rounds);
        return List.of(new ComparisonResult(NAME, 1, setting, samples.measurements(),
                launcher
                        ? List.of()
                        : List.of(new Skipped(OURS, "nobody said where the launcher is; start this by"
                                + " ./closewait-bench"))));
    }

    /** Milliseconds from start to end. */
    static double run(List<String> command, int expectedCode, String expected)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(ROW.getBytes(UTF_8));
        } catch (IOException notRead) {
            // Who reads no input has closed it.
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        double millis = (System.nanoTime() - begun) / NANOS_PER_MILLI;
        if (code != expectedCode || !said.contains(expected)) {
            throw new MeasurementException("'%s' ended with code %d, expected %d, and said: %s".formatted(
                    String.join(" ", command), code, expectedCode, said.lines().findFirst().orElse("nothing")));
        }
        return millis;
    }
}
