package dev.closewait.lessons.page;

import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the lessons, and writes docs/learn. */
final class MakePages {
    private static final String ALL = "all";
    private static final int DIFFERS = 1;
    private static final int BAD_USAGE = 64;

    private MakePages() {}

    /**
     * Makes the pages of the lessons that put no server under load, and of those that are named; the others are kept, if
     * there are any.
     *
     * @param arguments the folder docs/learn; then lessons by number or name, or {@code all}
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        System.exit(run(Path.of(arguments[0]), Arrays.asList(arguments).subList(1, arguments.length)));
    }

    /** The exit code: 0, 1 when a lesson differs from what it says, 64 when a word is no lesson. */
    static int run(Path folder, List<String> words) throws IOException, InterruptedException {
        Optional<String> unknown = words.stream()
                .filter(word -> !word.equals(ALL) && Course.find(word).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            System.err.println("lessons/pages: there is no lesson '" + unknown.get() + "'; expected '" + ALL
                    + "', a number from 1 to " + Course.lessons().size() + ", or a name");
            return BAD_USAGE;
        }
        Files.createDirectories(folder.resolve("figures"));
        boolean all = true;
        for (Lesson lesson : Course.lessons()) {
            if (!lesson.underLoad() || words.contains(ALL) || words.stream().anyMatch(word -> means(word, lesson))
                    || !Files.exists(folder.resolve(LessonPage.file(lesson)))) {
                all &= make(lesson, folder);
            }
        }
        if (!all) {
            System.err
                    .println("lessons/pages: a lesson differs from what it says; its page is as it was, and so are the"
                            + " exercises and the table of contents");
            return DIFFERS;
        }
        Files.writeString(folder.resolve(Exercises.FILE), Exercises.of(CoursePages.quick()));
        Files.writeString(folder.resolve(CoursePages.INDEX), CoursePages.index(folder));
        return 0;
    }

    private static boolean means(String word, Lesson lesson) {
        return Course.find(word).equals(Optional.of(lesson));
    }

    /** Writes the page of a lesson; false when its run does not hold. */
    private static boolean make(Lesson lesson, Path folder) throws IOException, InterruptedException {
        List<LessonEvent> events = Runs.of(lesson);
        boolean holds = events.getLast() instanceof LessonEvent.Ended ended && ended.holds();
        System.out.println(lesson.number() + " " + lesson.name() + (holds ? "" : " differs"));
        Runs.steps(events)
                .forEach(step -> step.differences()
                        .forEach(difference -> System.out.println("  " + step.title() + ": "
                                + difference)));
        if (holds) {
            write(lesson, LessonPage.of(lesson, events), folder);
        }
        return holds;
    }

    /** A page of which only that differs which always does is kept; figures that it has no more are removed. */
    private static void write(Lesson lesson, Map<String, String> files, Path folder) throws IOException {
        Path page = folder.resolve(LessonPage.file(lesson));
        if (!lesson.underLoad() && Files.exists(page) && Stable.of(Files.readString(page))
                .equals(Stable.of(files.getOrDefault(LessonPage.file(lesson), "")))) {
            files.put(LessonPage.file(lesson), Files.readString(page));
        }
        for (String old : figures(folder, lesson).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The figures of a lesson that there are, by their names as a page has them. */
    static Map<String, String> figures(Path folder, Lesson lesson) throws IOException {
        String begin = String.format("%02d-", lesson.number());
        Map<String, String> figures = new TreeMap<>();
        try (Stream<Path> there = Files.list(folder.resolve("figures"))) {
            for (Path file : there.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(begin)) {
                    figures.put("figures/" + name, Files.readString(file));
                }
            }
        }
        return figures;
    }
}
