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
        try (DirectoryRemover _ = DirectoryRemover.ofKernelDirectory(directory)) {
            Files.createDirectory(directory);
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void aDirectoryOfTheKernelGoesOnceNothingIsInIt() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("group"));
        Path inUse = Files.createFile(directory.resolve("in use"));
        DirectoryRemover remover = DirectoryRemover.ofKernelDirectory(directory);

        Thread closing = Thread.ofVirtual().start(remover::close);
        assertThat(inUse).exists();
        Files.delete(inUse);

        closing.join();
        assertThat(directory).doesNotExist();
    }

    @Test
    void aTreeGoesWithAllThatIsInIt() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        try (DirectoryRemover _ = DirectoryRemover.ofTree(tree)) {
            Files.createFile(Files.createDirectory(tree.resolve("branch")).resolve("leaf"));
        }
        assertThat(tree).doesNotExist();
        assertThat(folder).exists();
    }
}
