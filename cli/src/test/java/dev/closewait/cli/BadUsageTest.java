package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadUsageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "fly                         | closewait: Unmatched argument at index 0: 'fly'",
        "run rare-laek               | closewait: scenario 'rare-laek': there is none of that name; did you mean rare-leak?",
        "run /no/such/file.yaml      | closewait: /no/such/file.yaml",
        "run --format html           | 'html'",
        "run --in moon               | 'moon'",
        "run --image some:1          | closewait: --image is for containers; expected --in containers with it",
        "watch --port 0              | closewait: --port 0: expected a port from 1 to 65535",
        "watch --port http           | 'http' is not an int",
        "watch --pid 999999999       | closewait: --pid 999999999: there is no such process",
        "watch --every 250           | '250': expected a duration such as 250us, 20ms, 5s, 2m or 3d",
        "watch --for 0s              | '0s': expected a duration",
        "watch --detector oracle     | no detector is named 'oracle'; expected one of cusum, null, random, survival, threshold, trend, turnover",
        "watch --fix-in 3d --detector threshold    | closewait: --fix-in: the detector 'threshold' makes no forecast to plan by; expected --detector survival",
        "diagnose --fix-in 3d --detector turnover  | closewait: --fix-in: the detector 'turnover' makes no forecast to plan by",
        "diagnose --every-look       | closewait: --every-look: expected --format json with it",
        "validate --corpus /no/such  | closewait: --corpus /no/such: there is no such folder",
        "validate --jar mine.jar     | closewait: --jar mine.jar: there is no such file; expected a jar with detectors",
        "validate --detector oracle  | no detector is named 'oracle'; expected one of ",
        "validate --profile nobody   | closewait: no cost profile is named 'nobody', and there is no such file; there are balanced, ",
        "validate --baseline pom.xml | closewait: pom.xml",
        "validate --baseline /no     | closewait: /no",
        "validate --html /no/a.html --no-simulation | closewait: --html /no/a.html: there is no folder /no",
        "learn tcp                   | closewait: there is no lesson 'tcp'; there are 1 opening, 2 passive-close, ",
        "learn 2 --step --auto       | --step",
        "learn 2 --web --step        | closewait: --step and --auto do nothing with --web",
        "learn --web --auto          | closewait: --step and --auto do nothing with --web",
        "learn --web --list          | closewait: --list does nothing with --web",
        "learn 2 3 --web             | closewait: --web opens with one lesson, and 2, 3 are 2",
        "learn --list 2              | closewait: --list lists all lessons; expected no LESSON with it",
        "learn --list --seed 1       | closewait: --list runs no lesson",
        "list --all                  | closewait: Unknown option: '--all'"})
    void isOneClearLineAndItsExitCode(String arguments, String expected) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().getFirst()).contains(expected);
        assertThat(run.err()).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
    }

    @Test
    void aMissingCommandIsSaidToBeMissing() {
        CommandLineRun run = CommandLineRun.of();

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err()).containsExactly("closewait: a command is missing", "Try 'closewait --help'.");
    }

    @Test
    void aMistakeInAScenarioFileIsNamedWithItsLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), """
                name: mine
                story: A slip of the pen.
                server: {}
                client: { behaviour: steady, rate: 200/s, pateince: 1s }
                kernel: {}
                expect: { diagnosis: HEALTHY }
                """);

        CommandLineRun run = CommandLineRun.of("run", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err()).singleElement().asString().contains("mine.yaml:4: key 'client.pateince'", "patience");
    }
}
