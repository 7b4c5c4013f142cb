package dev.closewait.lessons.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Reason;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.plan.StepPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
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
        Runs.assumeWanted(lesson.underLoad());
        List<LessonEvent> events = Runs.of(lesson);
        assertThat(Runs.differences(events)).isEmpty();
        SortedMap<String, String> made = LessonPage.of(lesson, events);
        String page = LessonPage.file(lesson);
        assertThat(Stable.of(Files.readString(FOLDER.resolve(page)))).as(MAKE)
                .isEqualTo(Stable.of(Objects.requireNonNull(made.remove(page))));
        assertThat(MakePages.figures(FOLDER, lesson)).as(MAKE).isEqualTo(made);
    }

    /** Of a lesson that is not run here, at least its words. */
    @ParameterizedTest
    @MethodSource("lessons")
    void thePageOfALessonSaysWhatItSays(Lesson lesson) throws Exception {
        Plan plan = new Plan(Settings.DEFAULT.seeded(Runs.SEED));
        lesson.plan(plan);
        assertThat(Files.readString(FOLDER.resolve(LessonPage.file(lesson)))).as(MAKE)
                .contains(lesson.title(), lesson.story())
                .contains(steps(plan).map(StepPlan::title).toList())
                .contains(steps(plan).flatMap(step -> step.reasons().stream()).map(Reason::paragraph).toList())
                .contains(steps(plan).flatMap(step -> step.question().stream()).map(Question::asks).toList());
    }

    private static Stream<StepPlan> steps(Plan plan) {
        return plan.scenes().stream().flatMap(scene -> scene.steps().stream());
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
