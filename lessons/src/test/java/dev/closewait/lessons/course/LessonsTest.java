package dev.closewait.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.run.LessonRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson holds on the kernel of this machine. */
class LessonsTest {
    static List<Lesson> lessons() {
        return Course.lessons();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theKernelDoesWhatALessonSays(Lesson lesson) throws Exception {
        List<LessonEvent> events = new ArrayList<>();
        LessonEvent.Ended ended = LessonRun.run(lesson, Settings.DEFAULT, events::add);
        assertThat(ended.holds()).as("%s", events).isTrue();
    }
}
