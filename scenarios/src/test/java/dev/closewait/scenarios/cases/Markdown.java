package dev.closewait.scenarios.cases;

import dev.closewait.scenarios.kernel.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Scores as a table that people read: a line for each case and detector. */
final class Markdown {
    private static final String HEAD = """
            | case | detector | correct | UNKNOWN | said instead | seconds to detect, median | worst | stuck by then, median |
            |---|---|---|---|---|---|---|---|
            """;
    private static final String NONE = "–";

    private Markdown() {}

    static String of(List<Score> scores) {
        return String.format(Locale.ROOT, "Linux %s, %d processors, a look every %d ms%n%n",
                System.getProperty("os.version"), Runtime.getRuntime().availableProcessors(),
                CaseRun.EVERY.toMillis()) + HEAD
                + scores.stream().map(Markdown::lines).collect(Collectors.joining());
    }

    private static String lines(Score score) {
        String skipped = score.plan().cannotRun().map(why -> "skipped: " + why).orElse("never came about");
        if (score.reproduced().isEmpty()) {
            return row(score.plan().name(), NONE, NONE, score.unknown(), skipped, NONE, NONE, NONE);
        }
        return score.reproduced()
                .getFirst()
                .heard()
                .stream()
                .map(Heard::detector)
                .map(detector -> line(score, detector))
                .collect(Collectors.joining());
    }

    private static String line(Score score, String detector) {
        List<Heard> all = score.reproduced()
                .stream()
                .flatMap(result -> result.heard().stream())
                .filter(heard -> heard.detector().equals(detector))
                .toList();
        List<Heard> correct = all.stream().filter(Heard::correct).toList();
        return row(score.plan().name(), detector, correct.size() + " of " + all.size(), score.unknown(), instead(all),
                figure("%.1f", Series.median(seconds(correct))), figure("%.1f", seconds(correct).max()),
                figure("%.0f", Series.median(correct.stream().flatMapToDouble(Markdown::stuck))));
    }

    private static DoubleStream seconds(List<Heard> heard) {
        return heard.stream().flatMapToDouble(each -> each.seconds().stream());
    }

    private static DoubleStream stuck(Heard heard) {
        return heard.stuckByThen().stream().asDoubleStream();
    }

    /** What was wrong, and how often. */
    private static String instead(List<Heard> heard) {
        Map<String, Long> counts = heard.stream()
                .flatMap(each -> each.wrong().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? NONE
                : counts.entrySet()
                        .stream()
                        .map(each -> each.getKey() + " (" + each.getValue() + ")")
                        .collect(
                                Collectors.joining(", "));
    }

    private static String figure(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NONE;
    }

    private static String row(Object... cells) {
        return Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
