package dev.closewait.lessons.page;

import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.plan.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * docs/learn/exercises.md: a text by hand, in which {@code @calls LESSON STEP} and {@code @endpoints LESSON STEP}, a line each,
 * stand for what a run of the lesson showed at the step of that title.
 */
final class Exercises {
    static final String FILE = "exercises.md";
    private static final Pattern SHOWN = Pattern.compile("(?m)^@(calls|endpoints) (\\S+) (.+)$");

    private Exercises() {}

    /**
     * The page.
     *
     * @param quick runs of the lessons that put no server under load
     */
    static String of(Map<Lesson, List<LessonEvent>> quick) throws IOException {
        return SHOWN.matcher(text()).replaceAll(shown -> Matcher.quoteReplacement(output(shown, quick)));
    }

    private static String text() throws IOException {
        try (InputStream text = Objects.requireNonNull(Exercises.class.getResourceAsStream(FILE), FILE)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String output(MatchResult shown, Map<Lesson, List<LessonEvent>> quick) {
        Step step = quick.entrySet()
                .stream()
                .filter(run -> run.getKey().name().equals(shown.group(2)))
                .flatMap(run -> Runs.steps(run.getValue()).stream())
                .filter(each -> each.title().equals(shown.group(3)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        FILE + ": '" + shown.group() + "' names a lesson or a step that does not exist"));
        return Stable.FENCE + "\n"
                + (shown.group(1).equals("calls") ? calls(step) : endpoints(step.after())) + Stable.FENCE_END;
    }

    private static String calls(Step step) {
        StringBuilder lines = new StringBuilder();
        step.calls().forEach(call -> lines.append(Stable.call(call)).append('\n'));
        return lines.toString();
    }

    private static String endpoints(List<EndpointView> views) {
        StringBuilder lines = new StringBuilder();
        lines.append(String.format(Locale.ROOT, "%-18s %-13s %6s %6s%n", "endpoint", "state", "Recv-Q", "Send-Q"));
        views.forEach(
                view -> lines.append(String.format(Locale.ROOT, "%-18s %-13s %6d %6d%n", view.name(), view.state(),
                        view.receiveQueue(), view.sendQueue())));
        return lines.toString();
    }
}
