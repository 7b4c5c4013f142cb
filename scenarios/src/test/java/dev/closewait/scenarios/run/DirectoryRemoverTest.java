package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryRemoverTest {
    @TempDir
    Path folder;

    @Test
    void theDirectoryStaysUntilItIsClosed() throws Exception {
        Path directory = folder.resolve("mine");
        try (DirectoryRemover _ = DirectoryRemover.of(directory)) {
            Files.createDirectory(directory);
        }
        assertThat(directory).doesNotExist();
    }
}
