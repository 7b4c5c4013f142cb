package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Group;
import dev.closewait.scenarios.file.Scenario;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListCommandTest {
    @Test
    void namesEveryScenarioInALineBelowItsGroup() {
        CommandLineRun run = CommandLineRun.of("list");

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out().stream().filter(line -> line.startsWith("  ")).map(line -> line.strip().split(" ", 2)[0]))
                .containsExactlyElementsOf(Catalogue.shipped().stream().map(Scenario::name).toList());
        assertThat(run.out().stream().filter(line -> line.matches("\\S.*")).map(line -> line.split(":", 2)[0]))
                .containsExactlyElementsOf(
                        Catalogue.shipped().stream().map(Scenario::group).distinct().map(Group::toString).toList());
        assertThat(run.out().get(1)).startsWith("  fast-churn ").contains(" FAST_CHURN ");
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
