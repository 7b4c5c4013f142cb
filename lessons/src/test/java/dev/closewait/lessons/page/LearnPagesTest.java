package dev.closewait.lessons.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/learn is what the lessons show now. Of what tools printed, and of how much fits into a buffer, no two runs show the
 * same; all else must be as it is written there.
 */
class LearnPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "learn");
    private static final String MAKE = "make it anew with lessons/pages, and a lesson under load with its number behind";

    static List<Lesson> lessons() {
        return Course.lessons();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void thePageOfALessonIsWhatARunOfItShows(Lesson lesson) throws Exception {
        List<LessonEvent> events = Runs.of(lesson);
        assertThat(Runs.differences(events)).isEmpty();
        SortedMap<String, String> made = LessonPage.of(lesson, events);
        String page = LessonPage.file(lesson);
        assertThat(Stable.of(Files.readString(FOLDER.resolve(page)))).as(MAKE)
                .isEqualTo(Stable.of(Objects.requireNonNull(made.remove(page))));
        assertThat(MakePages.figures(FOLDER, lesson)).as(MAKE).isEqualTo(made);
    }

    @Test
    void theTableOfContentsIsOfThesePages() throws IOException, InterruptedException {
        assertThat(Files.readString(FOLDER.resolve(CoursePages.INDEX))).as(MAKE)
                .isEqualTo(CoursePages.index(FOLDER))
                .doesNotContain("not seen");
    }

    @Test
    void theExercisesShowWhatTheLessonsShow() throws IOException, InterruptedException {
        assertThat(Files.readString(FOLDER.resolve(Exercises.FILE))).as(MAKE)
                .isEqualTo(Exercises.of(CoursePages.quick()));
    }
}
