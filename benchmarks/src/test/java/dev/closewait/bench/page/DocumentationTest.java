package dev.closewait.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/performance.md and its figures are what the results that are kept make of the template. */
class DocumentationTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void thePageIsFresh() throws IOException {
        for (Map.Entry<String, String> file : new Documentation(DOCS).files().entrySet()) {
            assertThat(Files.readString(DOCS.resolve(file.getKey())))
                    .as(file.getKey() + ": make it anew with './closewait-bench --redraw'")
                    .isEqualTo(file.getValue());
        }
    }
}
