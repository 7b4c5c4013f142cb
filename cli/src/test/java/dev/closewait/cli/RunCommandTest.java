package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A short scenario on real sockets, as a person and as a program see it run. */
class RunCommandTest {
    @TempDir
    Path folder;

    private String file = "";

    @BeforeEach
    void writeAScenario() throws IOException {
        file = CalmScenario.in(folder);
    }

    @Test
    void givesProgramsAnObjectALineAndTheGradeInTheLast() {
        CommandLineRun run = CommandLineRun.of("run", file, "--format", "json");

        assertThat(run.err()).isEmpty();
        List<JsonNode> lines = run.out().stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line.path("version").asInt()).isEqualTo(1));
        assertThat(lines.getFirst().path("scenario").asString()).isEqualTo("calm");
        JsonNode last = lines.getLast();
        assertThat(last.path("final").asBoolean()).isTrue();
        assertThat(last.path("grade").asString()).as(last.toString()).isEqualTo("PASS");
        assertThat(last.path("outcomes").size()).isEqualTo(1);
        assertThat(last.at("/outcomes/0/diagnosis/pattern").asString()).isEqualTo("HEALTHY");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void givesPeopleTheSurroundingsATableAndTheReason() {
        CommandLineRun run = CommandLineRun.of("run", file);

        assertThat(run.out().getFirst()).matches("Linux .+ CPUs, descriptor limit ([0-9]+|unlimited), .+");
        assertThat(run.out()).anyMatch(line -> line.matches("calm +held +HEALTHY +[0-9.]+ s +[0-9.]+ +PASS *"))
                .anyMatch(line -> line.startsWith("calm: HEALTHY was said "));
        assertThat(run.lastLine()).startsWith("PASS  1 run in ");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anInterruptedRunIsToldInOneLine() {
        Thread.currentThread().interrupt();

        CommandLineRun run = CommandLineRun.of("run", file);

        assertThat(Thread.interrupted()).as("the interrupt was consumed").isFalse();
        assertThat(run.err()).containsExactly("closewait: interrupted; everything that was started has ended");
        assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
    }
}
