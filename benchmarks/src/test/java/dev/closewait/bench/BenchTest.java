package dev.closewait.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.bench.machine.OurJvm;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.GoalResult;
import dev.closewait.bench.result.Results;
import dev.closewait.bench.result.Skipped;
import dev.closewait.bench.result.Verdict;
import dev.closewait.sim.JvmFlags;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** Each comparison holds by itself that its contenders did the whole work; what a machine lacks is skipped. */
    @Test
    void everyComparisonRunsAndMeasuresWhatTheGoalsSpeakOf() throws IOException {
        Path json = folder.resolve("results.json");

        int code = run("--size", "40", "--rounds", "1", "--span", "100ms", "--warm-up", "20ms", "--json",
                json.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        Results results = Results.parse(Files.readString(json));
        assertThat(results.comparisons()).extracting(ComparisonResult::comparison)
                .containsExactlyElementsOf(Comparisons.names());
        Set<String> skipped = results.comparisons()
                .stream()
                .flatMap(each -> each.skipped().stream())
                .map(Skipped::contender)
                .collect(Collectors.toSet());
        assertThat(results.goals()).filteredOn(each -> each.verdict() == Verdict.NOT_MEASURED)
                .extracting(BenchTest::others)
                .isSubsetOf(skipped);
        assertThat(out.toString()).contains("goal ", "measured at 40");
        assertThat(results.command()).startsWith("java dev.closewait.bench.Bench --size 40 ");
        assertThat(results.goals()).filteredOn(each -> each.goal().comparison().equals("explain"))
                .singleElement()
                .extracting(GoalResult::verdict)
                .as("explain was not started by its launcher")
                .isEqualTo(Verdict.NOT_MEASURED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "tabels              | 'tabels' is not a comparison; expected one of detector, tables, clients, servers, watch, explain; did you mean 'tables'?",
        "tables --size 0     | --size is 0; expected 1 to",
        "tables --size 9999999 | --size is 9999999; expected 1 to",
        "tables --rounds 0   | --rounds is 0; expected 1 to 1000",
        "tables --span 9m    | --span is 9m; expected at most 5m",
        "tables --span soon  | 'soon'",
        "watch --rounds 100  | 100 spans of 20s are more than can be watched: with warm-up and start expected at most 30m",
        "tables --write-docs | --write-docs needs a whole run at the goals' own sizes: leave out COMPARISON and --size",
        "--write-docs        | where the documentation stands is not known; start this by ./closewait-bench",
        "--redraw            | where the documentation stands is not known; start this by ./closewait-bench",
        "tables --fast       | Unknown option: '--fast'"})
    void aMistakeOnTheCommandLineIsOneLine(String arguments, String message) {
        assertThat(run(arguments.strip().split(" ", -1))).isEqualTo(64);

        assertThat(err.toString().lines()).singleElement().asString().startsWith("closewait-bench: ").contains(message);
    }

    @Test
    void aFileThatCannotBeWrittenIsBadUsageBeforeAnythingIsMeasured() {
        Path nowhere = folder.resolve("no/such/folder/results.json");

        assertThat(run("detector", "--json", nowhere.toString())).isEqualTo(64);

        assertThat(err.toString().lines()).singleElement()
                .isEqualTo("closewait-bench: --json " + nowhere + ": there is no folder " + nowhere.getParent());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aComparisonWithNobodyToCompareWithIsBadUsage() throws Exception {
        ProcessBuilder bench = new ProcessBuilder(
                OurJvm.command(JvmFlags.ACCESS, Bench.class.getName(), "clients")).redirectErrorStream(true);
        bench.environment().put("PATH", folder.toString());
        bench.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")); // a JVM says that it has read them
        Process process = bench.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(64);
        assertThat(said.lines()).singleElement()
                .asString()
                .isEqualTo("closewait-bench: clients has nobody to compare with: wrk is not installed; on Debian and"
                        + " Ubuntu: apt install wrk");
    }

    /** Such as a want of memory, which picocli does not catch. */
    @Test
    void whatNobodyExpectsIsAnInternalError() {
        PrintWriter broken = new PrintWriter(out) {
            @Override
            public PrintWriter printf(String format, Object... arguments) {
                throw new OutOfMemoryError("made up");
            }
        };

        assertThat(Bench.run(broken, new PrintWriter(err, true), false, "--list")).isEqualTo(70);

        assertThat(err.toString().lines()).singleElement()
                .isEqualTo("closewait-bench: an error of our own: java.lang.OutOfMemoryError: made up");
    }

    @Test
    void whatThereIsToCompareIsListed() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString().lines()).hasSize(Comparisons.ALL.size()).anyMatch(line -> line.contains("netstat"));
    }

    private static String others(GoalResult goal) {
        return goal.goal().against().map(against -> against.contender()).orElse(goal.goal().contender());
    }

    private int run(String... arguments) {
        return Bench.run(new PrintWriter(out, true), new PrintWriter(err, true), false, arguments);
    }
}
