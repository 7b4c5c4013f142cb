package dev.closewait.lessons.page;

import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is made of all lessons together. */
final class CoursePages {
    static final String INDEX = "README.md";

    private CoursePages() {}

    /** Runs of the lessons that put no server under load. */
    static Map<Lesson, List<LessonEvent>> quick() throws IOException, InterruptedException {
        Map<Lesson, List<LessonEvent>> quick = new LinkedHashMap<>();
        for (Lesson lesson : Course.lessons()) {
            if (!lesson.underLoad()) {
                quick.put(lesson, Runs.of(lesson));
            }
        }
        return quick;
    }

    /**
     * The table of contents.
     *
     * @param folder where the lessons' pages are
     */
    static String index(Path folder) throws IOException, InterruptedException {
        Map<Lesson, String> pages = new LinkedHashMap<>();
        for (Lesson lesson : Course.lessons()) {
            pages.put(lesson, Files.readString(folder.resolve(LessonPage.file(lesson))));
        }
        return CourseIndex.of(Course.lessons(), pages, quick());
    }
}
