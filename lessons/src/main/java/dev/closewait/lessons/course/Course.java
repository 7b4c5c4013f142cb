package dev.closewait.lessons.course;

import dev.closewait.lessons.plan.Lesson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All lessons, in order. */
public final class Course {
    private static final List<Lesson> LESSONS = ServiceLoader.load(Lesson.class, Lesson.class.getClassLoader())
            .stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparingInt(Lesson::number))
            .toList();

    private Course() {}

    public static List<Lesson> lessons() {
        return LESSONS;
    }

    /** The lesson of this number ({@code 2}) or name ({@code passive-close}). */
    public static Optional<Lesson> find(String numberOrName) {
        return LESSONS.stream()
                .filter(lesson -> lesson.name().equals(numberOrName)
                        || Integer.toString(lesson.number()).equals(numberOrName))
                .findFirst();
    }

    /** The lesson that comes after one; empty after the last. */
    public static Optional<Lesson> after(Lesson lesson) {
        return LESSONS.stream().filter(each -> each.number() == lesson.number() + 1).findFirst();
    }
}
