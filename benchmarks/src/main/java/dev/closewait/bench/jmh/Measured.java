package dev.closewait.bench.jmh;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The terms that all benchmarks are measured under; JMH takes them from a superclass, and the command line overrides them.
 *
 * <p>JVMs differ in what they compile, so there are two; each has five seconds to be done with compiling. The heap does not
 * grow, so that no iteration pays for it, and is collected by one thread, since what is measured leaves little.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Measured {
    /** Says what came out wrong, which ends the benchmark: a wrong result is not worth timing. */
    static void expect(boolean right, Supplier<String> otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise.get());
        }
    }
}
