package dev.closewait.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.report.Latency;
import dev.closewait.client.report.Report;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.ScenarioResult;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.kernel.KernelTruth;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final Report REPORT = new Report(50, 50, 0, 0, new TreeMap<>(), new Latency(1, 1, 1, 1, 1, 50), 0);

    @Test
    void aRowSaysWhatWasTrueWhatWasSaidAndTheGradeAndASentenceSaysWhy() {
        Diagnosis leak = new Diagnosis(new Service(80, 1), Pattern.LEAK, List.of(Pattern.CPU_STARVED), 0.99999,
                Instant.EPOCH, List.of("Three sockets stay."), Optional.empty(), Optional.empty());
        Outcome failed = new Outcome("rare-leak", false, Pattern.LEAK, truth(true), Optional.of(leak),
                OptionalDouble.of(12.34), OptionalInt.of(9), Grade.FAIL, "it came too late", Duration.ofSeconds(15),
                REPORT);
        Outcome unknown = new Outcome("rare-leak", true, Pattern.HEALTHY, truth(false), Optional.empty(),
                OptionalDouble.empty(), OptionalInt.empty(), Grade.UNKNOWN, "nothing was reproduced",
                Duration.ofSeconds(15), REPORT);

        assertThat(print(ScenarioResult.of("rare-leak", List.of(failed, unknown)))).containsExactly(
                "",
                "scenario          kernel truth  diagnosis              detected  confidence  grade",
                "rare-leak         held          LEAK with CPU_STARVED  12.3 s    0.999       FAIL",
                "rare-leak (twin)  not held      -                      -         -           UNKNOWN",
                "",
                "rare-leak: it came too late. Three sockets stay.",
                "rare-leak (twin): nothing was reproduced",
                "",
                "FAIL  2 runs in 30.5 s");
    }

    private static KernelTruth truth(boolean held) {
        return new KernelTruth(List.of(new Finding(held, "what the kernel showed")), List.of(), OptionalLong.empty());
    }

    private static List<String> print(ScenarioResult result) {
        StringWriter out = new StringWriter();
        new ResultTable(Terminal.plain(new PrintWriter(out), new PrintWriter(new StringWriter())))
                .print(List.of(result), result.grade(), 30.5);
        return out.toString().lines().map(String::stripTrailing).toList();
    }
}
