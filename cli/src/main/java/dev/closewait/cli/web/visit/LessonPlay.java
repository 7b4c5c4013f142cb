package dev.closewait.cli.web.visit;

import dev.closewait.cli.output.LessonJson;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.run.LessonRun;
import tools.jackson.databind.node.ObjectNode;

/** A lesson. Each step is taken when the visitor says {@code {"go": STEP}}; said twice, it is taken once. */
public final class LessonPlay implements Play {
    private final Lesson lesson;
    private final Settings settings;

    public LessonPlay(Lesson lesson, Settings settings) {
        this.lesson = lesson;
        this.settings = settings;
    }

    @Override
    public void describe(ObjectNode line) {
        line.put("kind", "lesson")
                .put("name", lesson.name())
                .put("number", lesson.number())
                .put("title", lesson.title())
                .put("story", lesson.story());
    }

    @Override
    public void run(Stage stage) throws Exception {
        LessonRun.run(lesson, settings, event -> {
            stage.say(LessonJson.line(event));
            if (event instanceof LessonEvent.Announced announced) {
                awaitGo(stage, announced.step());
            }
        });
    }

    private static void awaitGo(Stage stage, int step) throws InterruptedException {
        int go;
        do {
            go = stage.await().path("go").asInt(0);
        } while (go != step);
    }
}
