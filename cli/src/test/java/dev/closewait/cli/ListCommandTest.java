package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListCommandTest {
    @Test
    void namesEveryScenarioInALine() {
        CommandLineRun run = CommandLineRun.of("list");

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).hasSameSizeAs(Catalogue.shipped());
        assertThat(run.out().getFirst()).startsWith("fast-churn ").contains("FAST_CHURN");
    }

    @Test
    void givesProgramsAnObjectALine() {
        CommandLineRun run = CommandLineRun.of("list", "--format", "json");

        assertThat(run.out()).extracting(line -> JsonMapper.shared().readTree(line))
                .allSatisfy(scenario -> assertThat(scenario.path("version").asInt()).isEqualTo(1))
                .extracting((JsonNode scenario) -> scenario.path("name").asString())
                .containsExactlyElementsOf(Catalogue.shipped().stream().map(Scenario::name).toList());
    }
}
