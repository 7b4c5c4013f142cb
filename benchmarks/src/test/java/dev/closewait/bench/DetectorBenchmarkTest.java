package dev.closewait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark, run once: it asserts by itself that the patterns are told apart. */
class DetectorBenchmarkTest {
    private static final int SIZE = 200;

    @ParameterizedTest
    @EnumSource(names = {"LEAK", "FAST_CHURN"})
    void patternsAreToldApart(Pattern pattern) {
        DetectorBenchmark benchmark = new DetectorBenchmark();
        benchmark.size = SIZE;
        benchmark.pattern = pattern;
        benchmark.makeUpLooks();

        assertThat(benchmark.detect()).first().extracting(Diagnosis::pattern).isEqualTo(pattern);
    }
}
