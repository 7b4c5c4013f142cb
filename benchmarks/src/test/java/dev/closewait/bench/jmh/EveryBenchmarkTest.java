package dev.closewait.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.sim.JvmFlags;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

@DisplayName("Every benchmark of this module, run once where it is smallest")
class EveryBenchmarkTest {
    private static final String SMALLEST = "100";

    /** Times are not looked at here, so another run of JMH on the same machine does no harm. */
    @BeforeAll
    static void besideOthers() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @TestFactory
    List<DynamicTest> keepsItsAssertions() throws IOException {
        return found().stream().map(name -> DynamicTest.dynamicTest(name, () -> runOnce(name))).toList();
    }

    private static void runOnce(String name) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include("^" + name + "$")
                .param("size", SMALLEST)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build()).run();

        assertThat(results).isNotEmpty().allSatisfy(result -> {
            assertThat(result.getPrimaryResult().getScore()).isPositive();
            assertThat(result.getSecondaryResults()).hasEntrySatisfying("socket",
                    perSocket -> assertThat(perSocket.getScore()).isPositive());
        });
    }

    @Test
    void allThatAreThereAreFound() throws IOException {
        assertThat(found()).contains(SocketTableBenchmark.class.getName() + ".read",
                SocketParserBenchmark.class.getName() + ".parse", DetectorBenchmark.class.getName() + ".observe",
                ReplayBenchmark.class.getName() + ".detect", ObservationLineBenchmark.class.getName() + ".decode",
                ExplainBenchmark.class.getName() + ".explain");
    }

    /** An annotation cannot read the file. */
    @Test
    void theJvmHasTheFlagsOfAllOfOurs() {
        assertThat(Measured.class.getAnnotation(Fork.class).jvmArgsAppend()).containsAll(JvmFlags.ACCESS);
    }

    /** The list that JMH's annotation processor wrote when the module was compiled. */
    private static SortedSet<String> found() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (InputStream list = Objects.requireNonNull(
                Measured.class.getResourceAsStream(BenchmarkList.BENCHMARK_LIST),
                "no " + BenchmarkList.BENCHMARK_LIST + ": JMH's annotation processor did not run")) {
            for (BenchmarkListEntry each : BenchmarkList.readBenchmarkList(list)) {
                names.add(each.getUsername());
            }
        }
        return names;
    }
}
