package dev.closewait.scenarios.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** docs/catalogue.md is what the scenario files say, and what was seen of these very files. */
class CataloguePageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final SeenFiles FILES = new SeenFiles(DOCS.resolve("catalogue"));
    private static final String MAKE = "make it anew with scenarios/catalogue";

    @Test
    void thePageIsMadeOfTheFilesThatThereAre() throws IOException {
        assertThat(Files.readString(DOCS.resolve("catalogue.md"))).as(MAKE).isEqualTo(MakeCatalogue.page(FILES));
    }

    @Test
    void everyScenarioWasSeenAsItsFileIsNow() throws IOException {
        for (Scenario scenario : Catalogue.shipped()) {
            Optional<Seen> seen = FILES.read(scenario.name());
            assertThat(seen.map(Seen::file)).as(scenario.name() + ": " + MAKE)
                    .contains(SeenFiles.digest(scenario.name()));
            assertThat(seen.orElseThrow().transports().values()).as(scenario.name())
                    .isNotEmpty()
                    .allSatisfy(there -> assertThat(there.grade()).isEqualTo("PASS"));
        }
    }
}
