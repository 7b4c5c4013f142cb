package dev.closewait.lessons.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.run.LessonRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs of the lessons, one of each, for all who want to see it: a lesson under load takes half a minute. */
public final class Runs {
    /** Draws the mystery server of the page: one that stops reading, which shows within seconds. */
    public static final long SEED = 6;

    /** Whether lessons under load are run, too, each for half a minute, and every mystery: {@code -Dclosewait.lessons=all}. */
    private static final boolean ALL = System.getProperty("closewait.lessons", "").equals("all");

    private static final Map<String, List<LessonEvent>> RUNS = new ConcurrentHashMap<>();

    private Runs() {}

    /** Skips what takes minutes, unless that is wanted. */
    public static void assumeWanted(boolean underLoad) {
        assumeTrue(ALL || !underLoad, "servers under load take minutes: -Dclosewait.lessons=all");
    }

    /** All that a lesson said. */
    public static synchronized List<LessonEvent> of(Lesson lesson) throws IOException, InterruptedException {
        List<LessonEvent> events = RUNS.get(lesson.name());
        if (events == null) {
            events = new ArrayList<>();
            LessonRun.run(lesson, Settings.DEFAULT.seeded(SEED), events::add);
            RUNS.put(lesson.name(), events);
        }
        return List.copyOf(events);
    }

    /** Where the kernel answered otherwise than a lesson says. */
    public static List<Difference> differences(List<LessonEvent> events) {
        return steps(events).stream().flatMap(step -> step.differences().stream()).toList();
    }

    /** The steps of such a run. */
    static List<Step> steps(List<LessonEvent> events) {
        return events.stream()
                .filter(LessonEvent.Taken.class::isInstance)
                .map(taken -> ((LessonEvent.Taken) taken).step())
                .toList();
    }
}
