package dev.closewait.lessons.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How pages come out, LearnPagesTest holds against runs. */
class MakePagesTest {
    @TempDir
    Path folder;

    @Test
    void aWordThatIsNoLessonIsRefusedBeforeAnythingRuns() throws Exception {
        assertThat(MakePages.run(folder, List.of("2", "passiv-close"))).isEqualTo(64);
        assertThat(folder).isEmptyDirectory();
    }
}
