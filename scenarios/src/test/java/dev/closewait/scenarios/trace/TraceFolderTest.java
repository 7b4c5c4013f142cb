package dev.closewait.scenarios.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.client.report.Latency;
import dev.closewait.client.report.Report;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceFile;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.scenarios.Observed;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFiles;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.JudgedRun;
import dev.closewait.scenarios.grade.Statement;
import dev.closewait.scenarios.grade.Run;
import dev.closewait.scenarios.kernel.Recording;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import dev.closewait.scenarios.run.ThisMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short scenario on real sockets and its twin, recorded. */
class TraceFolderTest {
    private static final String LEAK = """
            name: short-leak
            story: Every other request is forgotten.
            server: { faults: [ exception-skips-close: { probability: 0.5 } ] }
            client: { behaviour: steady, rate: 40/s }
            run: { for: 3s, every: 100ms }
            kernel: { closeWait: { leaked: { atLeast: 10 } } }
            expect: { diagnosis: LEAK, never: [FAST_CHURN] }
            twin: { without: [exception-skips-close], diagnosis: HEALTHY, kernel: {} }
            """;

    /** Since the instants, in milliseconds, that these numbers say. */
    private static final long[] SOCKETS = LongStream.rangeClosed(1, 12).toArray();
    private static final Observed LEAKING = new Observed().look().look(SOCKETS).look(SOCKETS).look(SOCKETS);

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private final List<JudgedRun> runs = new ArrayList<>();

    @Test
    void aTraceSaysWhatWasSaidLiveAtEveryLookAndItsLabelIsTheKernelsTruth() throws Exception {
        run(LEAK);

        assertThat(notices).isEmpty();
        assertReplayed();
        assertLabelled();
    }

    private void assertReplayed() throws Exception {
        assertThat(runs).hasSize(2);
        assertThat(names(folder)).containsExactly("short-leak-twin.jsonl.gz", "short-leak.jsonl.gz");
        for (JudgedRun judged : runs) {
            Run run = judged.run();
            try (Trace trace = file(run.twin() ? "short-leak-twin" : "short-leak").open()) {
                assertThat(replay(trace)).isEqualTo(run.statements());
            }
            assertThat(run.statements()).anySatisfy(look -> assertThat(look.diagnoses()).isNotEmpty());
        }
    }

    private void assertLabelled() throws Exception {
        Run run = runs.getFirst().run();
        try (Trace trace = file("short-leak").open()) {
            Label label = trace.header().label().orElseThrow();
            assertThat(trace.header())
                    .isEqualTo(TraceHeader.here("short-leak", run.scenario().run().every(), Optional.of(label)));
            assertThat(label.pattern()).isEqualTo(Pattern.LEAK);
            assertThat(label.never()).containsExactly(Pattern.FAST_CHURN);
            assertThat(label.leakedNanos()).hasSizeGreaterThanOrEqualTo(10).startsWith(label.sinceNanos()).isSorted();
            assertThat(label.untilNanos()).isEqualTo(run.recording().loadEnded());
            assertThat(trace.next().orElseThrow().listeners().localPort(0)).isEqualTo(label.port().orElseThrow());
        }
        try (Trace trace = file("short-leak-twin").open()) {
            Label label = trace.header().label().orElseThrow();
            assertThat(label.pattern()).isEqualTo(Pattern.HEALTHY);
            assertThat(label.accepted()).containsExactly(Pattern.FAST_CHURN);
            assertThat(label.never()).containsExactly(Pattern.LEAK);
            assertThat(label.leakedNanos()).isEmpty();
        }
    }

    @Test
    void ofWhatWasNotReproducedThereIsNoTrace() throws Exception {
        JudgedRun nothing = madeUp(new Observed().look().look().look());
        assertThat(nothing.outcome().grade()).isEqualTo(Grade.UNKNOWN);

        new TraceFolder(folder, notices::add).keep(List.of(nothing));

        assertThat(names(folder)).isEmpty();
        assertThat(notices)
                .containsExactly("short-leak: no trace is written of this run, because its outcome is UNKNOWN");
    }

    /** The truth does not depend on who saw it. */
    @Test
    void whatADetectorMissedIsLabelledAllTheSame() throws Exception {
        JudgedRun missed = madeUp(LEAKING);
        assertThat(missed.outcome().grade()).isEqualTo(Grade.FAIL);

        new TraceFolder(folder, notices::add).keep(List.of(missed));

        try (Trace trace = file("short-leak").open()) {
            Label label = trace.header().label().orElseThrow();
            assertThat(label.pattern()).isEqualTo(Pattern.LEAK);
            assertThat(label.leakedNanos()).hasSize(SOCKETS.length).startsWith(1_000_000L);
        }
        assertThat(names(folder)).hasSize(1);
    }

    @Test
    void whatCannotBeWrittenEndsTheRunsAndLeavesNothing() throws Exception {
        Files.createDirectories(folder.resolve("short-leak.jsonl.gz").resolve("in the way"));
        JudgedRun run = madeUp(LEAKING);

        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new TraceFolder(folder, notices::add).keep(List.of(run)))
                .withMessageStartingWith(folder.resolve("short-leak.jsonl.gz") + ": the trace could not be written (");
        assertThat(names(folder)).containsExactly("short-leak.jsonl.gz");
    }

    @Test
    void everyRunHasAFileOfItsOwn() throws Exception {
        Scenario pair = Catalogue.find("two-services").getFirst();

        assertThat(TraceFolder.files(folder, List.of(pair))).extracting(file -> new TraceFile(file).name())
                .containsExactly("two-services", "two-services-twin", "two-services-beside-fast-churn",
                        "two-services-twin-beside-fast-churn");
        List<Path> all = TraceFolder.files(folder, Catalogue.shipped());
        assertThat(Set.copyOf(all)).hasSameSizeAs(all);
    }

    private void run(String yaml) throws Exception {
        TraceFolder traces = new TraceFolder(folder, notices::add);
        new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, RunListener.SILENT, together -> {
            runs.addAll(together);
            traces.keep(together);
        }).run(ScenarioFiles.parse("short-leak.yaml", yaml));
    }

    /** A run of which a detector said nothing. */
    private static JudgedRun madeUp(Observed observed) throws Exception {
        Recording recording = observed.loadUntil(observed.now());
        return JudgedRun.of(new Run(ScenarioFiles.parse("short-leak.yaml", LEAK), false, OptionalInt.of(80), recording,
                recording.observations(), List.of(),
                new Report(50, 50, 0, 0, new TreeMap<>(), new Latency(1, 1, 1, 1, 1, 50), 0), Duration.ofSeconds(3)));
    }

    private TraceFile file(String name) {
        return new TraceFile(folder.resolve(name + ".jsonl.gz"));
    }

    private static List<Statement> replay(Trace trace) throws Exception {
        Detector detector = new SurvivalDetector();
        List<Statement> looks = new ArrayList<>();
        for (Optional<Observation> next = trace.next(); next.isPresent(); next = trace.next()) {
            detector.observe(next.get());
            looks.add(new Statement(next.get().nanos(), detector.diagnoses()));
        }
        return looks;
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
