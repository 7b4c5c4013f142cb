package dev.closewait.validation.report;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scorecard for a build's summary page: what changed, who stands where, what was said of what, and what went wrong. */
public final class Markdown {
    /** A summary is read at a glance; the page has them all. */
    private static final int MOST_FAILINGS = 20;

    private final StringBuilder text = new StringBuilder();
    private final Report report;

    private Markdown(Report report) {
        this.report = report;
    }

    /** The file's text. */
    public static String of(Report report) {
        return new Markdown(report).written();
    }

    private String written() {
        line("## closewait: " + literal(Wording.headline(report)));
        report.changes().ifPresent(this::changes);
        ranking();
        for (ContestantCard card : report.subjects()) {
            confusion(card);
            failings(card);
        }
        list("Not scored, or not wholly", report.scorecard().troubles());
        return text.toString();
    }

    private void changes(Changes changes) {
        if (changes.none()) {
            line("Nothing changed against the baseline.");
        }
        list("Worse than the baseline", changes.worse());
        list("Better than the baseline", changes.better());
        list("Not compared with the baseline", changes.remarks());
    }

    private void ranking() {
        List<List<String>> rows = report.scorecard()
                .contestants()
                .stream()
                .map(card -> Stream.of(name(card), Wording.score(report.score(card)),
                        Report.count(card, Mark.RIGHT) + " of " + card.results().size(),
                        Report.count(card, Mark.LOST), Wording.seconds(card.delays().medianSeconds()),
                        Wording.number(card.falseAlarmsPerThousandHours()), Wording.cost(card.nanosPerObservation()))
                        .map(Object::toString)
                        .toList())
                .toList();
        table(List.of("contestant", "score", "right", "lost", "time to detect", "false alarms per 1,000 h",
                "cost of a look"), rows);
    }

    private String name(ContestantCard card) {
        return report.isAbout(card) ? "**" + literal(card.name()) + "**" : literal(card.name());
    }

    private void confusion(ContestantCard card) {
        line("### What " + literal(card.name()) + " said of what");
        List<Pattern> patterns = List.of(Pattern.values()).reversed();
        List<String> titles = new ArrayList<>(List.of("happened"));
        patterns.forEach(pattern -> titles.add(literal(pattern.name())));
        titles.add("nothing");
        List<List<String>> rows = new ArrayList<>();
        for (Pattern truth : patterns) {
            List<String> row = new ArrayList<>(List.of(literal(truth.name())));
            patterns.forEach(said -> row.add(cell(card.confusion().count(truth, said), said == truth)));
            row.add(cell(card.confusion().nothing(truth), false));
            if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
                rows.add(row);
            }
        }
        table(titles, rows);
    }

    private static String cell(int count, boolean right) {
        return count == 0 ? "" : right ? "**" + count + "**" : Integer.toString(count);
    }

    private void failings(ContestantCard card) {
        List<TraceResult> failings = Report.failings(card);
        List<String> lines = failings.stream()
                .limit(MOST_FAILINGS)
                .map(result -> result.trace() + ": " + Wording.word(result.mark()) + "; " + Wording.why(result))
                .collect(Collectors.toCollection(ArrayList::new));
        if (failings.size() > MOST_FAILINGS) {
            lines.add("and " + (failings.size() - MOST_FAILINGS) + " more");
        }
        list("Not told right by " + card.name(), lines);
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            line("### " + literal(title));
            items.forEach(item -> text.append("- ").append(literal(item)).append('\n'));
            text.append('\n');
        }
    }

    private void table(List<String> titles, List<List<String>> rows) {
        row(titles);
        row(Stream.concat(Stream.of("---"), Collections.nCopies(titles.size() - 1, "--:").stream()).toList());
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void line(String line) {
        text.append(line).append("\n\n");
    }

    /** What others wrote, in which nothing is markup: every sign that could be is escaped. */
    static String literal(String written) {
        return Wording.plain(written).replaceAll("[\\\\`*_{}\\[\\]<>()#+!|~&$@:]", "\\\\$0");
    }
}
