package dev.closewait.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Term;
import dev.closewait.lessons.load.Mystery;
import dev.closewait.lessons.page.Runs;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.run.LessonRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson holds on the kernel of this machine. */
class LessonsTest {
    private static final int SEEDS = 200;

    static List<Lesson> lessons() {
        return Course.lessons();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theKernelDoesWhatALessonSays(Lesson lesson) throws Exception {
        Runs.assumeWanted(lesson.underLoad());
        holds(Runs.of(lesson));
    }

    @Test
    void everyTermIsExplainedByTheLessonThatNeedsItFirst() {
        assertThat(lessons().stream().flatMap(lesson -> lesson.terms().stream()))
                .containsExactlyInAnyOrder(Term.values());
    }

    @Test
    void chanceChoosesAmongAllMysteriesAndASeedAlwaysTheSame() {
        List<Mystery> drawn = IntStream.range(0, SEEDS).mapToObj(Mystery::drawnBy).toList();
        assertThat(drawn).contains(Mystery.values())
                .isEqualTo(IntStream.range(0, SEEDS).mapToObj(Mystery::drawnBy).toList());
        assertThat(Mystery.causes()).doesNotHaveDuplicates().hasSameSizeAs(Mystery.values());
    }

    @ParameterizedTest
    @EnumSource(Mystery.class)
    void everyMysteryServerShowsItsFault(Mystery mystery) throws Exception {
        Runs.assumeWanted(true);
        long seed = IntStream.range(0, SEEDS)
                .filter(each -> Mystery.drawnBy(each) == mystery)
                .findFirst()
                .orElseThrow();
        List<LessonEvent> events = new ArrayList<>();
        LessonRun.run(Course.find("mystery-server").orElseThrow(), Settings.DEFAULT.seeded(seed), events::add);
        holds(events);
    }

    private static void holds(List<LessonEvent> events) {
        assertThat(Runs.differences(events)).isEmpty();
        assertThat(events.getLast()).isInstanceOfSatisfying(LessonEvent.Ended.class,
                ended -> assertThat(ended.holds()).isTrue());
    }
}
