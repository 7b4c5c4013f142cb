package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.output.Terminal;
import dev.closewait.validation.score.Scorecard;
import dev.closewait.validation.score.ScorecardJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Over a few simulated traces in a folder, as a person and as a build see it. */
class ValidateCommandTest {
    private static final String LEAK = "sim-leak-0001";
    private static final String CALM = "sim-quiet-0001";

    @TempDir
    static Path traces;

    @TempDir
    Path folder;

    private Path baseline = Path.of("");

    @BeforeAll
    static void writeTraces() throws Exception {
        TraceFiles.write(traces, LEAK, CALM, "sim-hung-pool-0001");
    }

    @BeforeEach
    void nameFiles() {
        baseline = folder.resolve("baseline.json");
    }

    private static CommandLineRun validate(String... options) {
        return CommandLineRun.of(Stream.concat(Stream.of("validate", "--corpus", traces.toString(), "--no-simulation"),
                Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void ranksEverybodyAndTellsOfWhoWasNamed() {
        CommandLineRun run = validate();

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).anyMatch(line -> line.matches("survival +[0-9.]+ +3/3 +0 .*"))
                .anyMatch(line -> line.matches("null +0\\.0 +.*"))
                .anyMatch(line -> line.matches(" +LEAK +1 +100 % .*"));
        assertThat(run.out()).filteredOn(line -> line.contains("pattern by pattern")).hasSize(1);
        assertThat(run.lastLine()).matches("VALIDATED  survival scores [0-9.]+ and is first of 7, in .+ s");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void fitsATerminalOfEightyColumns() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);

        int code = Main.run(new Terminal(writer, writer, false, false, false, true, 80), "validate", "--corpus",
                traces.toString(), "--no-simulation", "--detector", "threshold", "turnover", "--command",
                "a-program-with-a-name-that-is-much-too-long-for-a-column --and-an-option");

        assertThat(code).isEqualTo(ExitCode.UNKNOWN);
        assertThat(out.toString()
                .lines()
                .filter(line -> !line.startsWith("closewait: ") && !line.contains("COULD NOT TELL")
                        && !line.contains("a-program-with")))
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @Test
    void aProgramThatLosesEveryTraceIsNotScoredAndSaysWhy() {
        CommandLineRun run = validate("--command", "read look; echo hello; exit 3");

        assertThat(String.join(" ", run.out())).containsPattern(CALM + ": lost; .{10,80}: hello");
        assertThat(run.lastLine()).startsWith("COULD NOT TELL  read look; echo hello; exit 3 scores 0.0");
        assertThat(run.err()).contains("closewait: read look; echo hello; exit 3: no trace could be scored");
        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void whatIsWrittenAsJsonIsWhatIsPrintedAndIsABaselineOfWhichNothingDiffers() throws Exception {
        CommandLineRun json = validate("--format", "json", "--json", baseline.toString());

        assertThat(json.out()).hasSize(1);
        assertThat(JsonMapper.shared().readTree(json.lastLine()))
                .isEqualTo(JsonMapper.shared().readTree(Files.readString(baseline)));
        Scorecard card = ScorecardJson.read(baseline);
        assertThat(card.contestants().getFirst().name()).isEqualTo("survival");
        CommandLineRun again = validate("--baseline", baseline.toString());
        assertThat(again.out()).contains("Nothing changed against the baseline.");
        assertThat(again.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aRegressionIsAnExitCodeAndNamesTheTracesInEveryReport() throws IOException {
        validate("--json", baseline.toString());
        // What survival did is put down to threshold, which is then much worse than "it" was.
        Files.writeString(baseline, Files.readString(baseline)
                .replace("\"name\" : \"threshold\"", "\"name\" : \"somebody\"")
                .replace("\"name\" : \"survival\"", "\"name\" : \"threshold\""));

        CommandLineRun run = validate("--detector", "threshold", "--baseline", baseline.toString(), "--html",
                folder.resolve("a.html").toString(), "--junit", folder.resolve("a.xml").toString(), "--markdown",
                folder.resolve("a.md").toString());

        assertThat(run.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(run.lastLine()).startsWith("REGRESSION  threshold scores ");
        String worse = LEAK + " (threshold): WRONG, was RIGHT";
        assertThat(run.out()).anyMatch(line -> line.startsWith("  - " + worse));
        assertThat(folder.resolve("a.html")).content().contains(worse);
        assertThat(folder.resolve("a.xml")).content().contains(worse, "nothing got worse");
        assertThat(folder.resolve("a.md")).content().contains(LEAK + " \\(threshold\\)\\: WRONG, was RIGHT");
    }

    @Test
    void whoIsNotInTheBaselineCannotBeCompared() {
        validate("--json", baseline.toString());

        CommandLineRun run = validate("--command", "exec cat", "--baseline", baseline.toString());

        assertThat(run.err()).contains("closewait: exec cat: is not in the baseline; make that anew with --json");
        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
    }

    /** Else a gate that was moved to another corpus would be open for good. */
    @Test
    void whoHasNoTraceInCommonWithTheBaselineWasNotCompared() throws IOException {
        validate("--json", baseline.toString());
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(traces.resolve(CALM + ".jsonl"), other.resolve("other.jsonl"));
        Files.writeString(baseline, Files.readString(baseline).replace("\"" + CALM + "\"", "\"renamed\""));
        Path xml = folder.resolve("a.xml");
        Path html = folder.resolve("a.html");
        Path markdown = folder.resolve("a.md");

        CommandLineRun run = CommandLineRun.of("validate", "--no-simulation", "--corpus", other.toString(),
                "--baseline",
                baseline.toString(), "--junit", xml.toString(), "--html", html.toString(), "--markdown",
                markdown.toString());

        assertThat(run.err()).contains("closewait: survival: no trace is in the baseline, so nothing was compared; make"
                + " that anew with --json");
        assertThat(run.out()).noneMatch(line -> line.contains("Nothing changed"));
        assertThat(run.lastLine()).startsWith("COULD NOT TELL  ");
        assertThat(xml).content().contains("not everybody could be compared");
        assertThat(html).content().contains("Not everybody could be compared.");
        assertThat(markdown).content().doesNotContain("Nothing changed");
        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void aTraceThatIsCutOffIsToldOfInALineAndTheOthersAreScored() throws IOException {
        for (String name : List.of(LEAK, CALM)) {
            Files.copy(traces.resolve(name + ".jsonl"), folder.resolve(name + ".jsonl"));
        }
        String whole = Files.readString(folder.resolve(LEAK + ".jsonl"));
        Files.writeString(folder.resolve("cut.jsonl"), whole.substring(0, whole.length() / 3));

        CommandLineRun run = CommandLineRun.of("validate", "--no-simulation", "--corpus", folder.toString());

        assertThat(run.err().getFirst()).contains(": line ", "ends in the middle");
        assertThat(run.err()).allMatch(line -> line.startsWith("closewait: cut: "));
        assertThat(run.out()).anyMatch(line -> line.matches("survival +[0-9.]+ +2/2 .*"));
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void filesThatCannotBeWrittenAreFoundBeforeAnythingRuns() throws IOException {
        Path html = folder.resolve("a.html");
        CommandLineRun run = validate("--html", html.toString(), "--junit", folder.resolve("no/such/a.xml").toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err().getFirst()).contains("--junit", "there is no folder " + folder.resolve("no/such"));
        assertThat(validate("--html", html.toString(), "--json", html.toString()).err().getFirst())
                .contains("--json", "--html is written there already");
        assertThat(validate("--html", folder.toString()).err().getFirst()).contains("is a folder");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
