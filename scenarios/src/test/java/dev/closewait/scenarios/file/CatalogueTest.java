package dev.closewait.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.server.fault.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    /** What a server does by right: it makes a scenario, and a twin may keep it. */
    private static final Set<String> HARMLESS = Set.of("no-fault", "idle-timeout", "long-answer");

    @Test
    void everyShippedFileIsInItUnderItsOwnName() throws Exception {
        Path directory = Path.of(CatalogueTest.class.getResource("/scenarios/fast-churn.yaml").toURI()).getParent();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(Catalogue.shipped().stream().map(Scenario::name)).containsExactlyInAnyOrderElementsOf(
                    files.map(file -> file.getFileName().toString().replace(".yaml", "")).toList());
        }
    }

    @Test
    void withNoWordItGivesTheThreePatterns() throws Exception {
        assertThat(Catalogue.findAll(List.of())).extracting(Scenario::name)
                .containsExactly("fast-churn", "cpu-starved", "exception-skips-close");
    }

    @Test
    void aScenarioThatIsNamedTwiceRunsOnce() throws Exception {
        assertThat(Catalogue.findAll(List.of("fast-churn", "pattern", "rare-leak"))).extracting(Scenario::name)
                .containsExactly("fast-churn", "cpu-starved", "exception-skips-close", "rare-leak");
    }

    @Test
    void theyStandInTheOrderOfTheirGroups() {
        assertThat(Catalogue.shipped()).extracting(Scenario::group).isSorted();
    }

    @Test
    void everyShippedOneHasAGroupACureAndATwin() {
        assertThat(Catalogue.shipped()).allSatisfy(scenario -> {
            assertThat(scenario.group()).as(scenario.name()).isNotEqualTo(Group.OTHER);
            assertThat(scenario.cure()).as(scenario.name()).isNotBlank();
            assertThat(scenario.twin()).as(scenario.name()).isPresent();
        });
    }

    /** A bug that nobody can run beside its healthy twin is not in the catalogue, whatever server-sim can do. */
    @Test
    void everyFaultHasAScenarioWhoseTwinLacksIt() {
        assertThat(Faults.names()).filteredOn(fault -> !HARMLESS.contains(fault))
                .allSatisfy(fault -> assertThat(Catalogue.shipped()).as(fault)
                        .anySatisfy(scenario -> assertThat(scenario.twin().map(TwinSpec::without).orElse(Set.of()))
                                .contains(fault)));
        assertThat(HARMLESS).allSatisfy(fault -> assertThat(Faults.names()).contains(fault));
    }

    @Test
    void aGroupOrAllMeansSeveral() throws Exception {
        assertThat(Catalogue.find("leak")).extracting(Scenario::name).contains("exception-skips-close", "rare-leak");
        assertThat(Catalogue.find("all")).isEqualTo(Catalogue.shipped());
    }

    @Test
    void anUnknownNameListsThoseThatAreNear() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> Catalogue.find("fastchurn"))
                .withMessageStartingWith("scenario 'fastchurn': there is none of that name; did you mean fast-churn? "
                        + "expected one of fast-churn, ")
                .withMessageContaining("a word for several (all, ")
                .withMessageEndingWith(", or the path of a .yaml file");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> Catalogue.find("no/such.yaml"))
                .withMessage("no/such.yaml: there is no such file; expected a scenario file in YAML");
    }
}
