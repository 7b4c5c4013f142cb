package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.validation.report.Changes;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.Curve;
import dev.closewait.validation.score.Delays;
import dev.closewait.validation.score.PatternFigures;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A scorecard for people, within 80 columns: who stands where, then of each that was named how it did and where it failed. */
public final class ScorecardText {
    private static final int LONGEST_NAME = 22;
    private static final String RANKING = "%-" + LONGEST_NAME + "s  %5s  %9s  %4s  %8s  %8s  %8s";
    private static final String PATTERNS = "  %-12s  %6s  %-18s  %-18s";

    private final Terminal terminal;
    private final Style style;

    public ScorecardText(Terminal terminal) {
        this.terminal = terminal;
        this.style = new Style(terminal);
    }

    /** Prints it. */
    public void print(Report report) {
        line(surroundings(report));
        line("");
        ranking(report);
        for (ContestantCard card : report.subjects()) {
            line("");
            if (!report.untold().contains(card)) {
                patterns(card);
                paragraph(detects(card.delays()));
                paragraph(alarms(card));
            }
            failings(card);
        }
        curves(report);
        report.changes().ifPresent(this::changes);
        line("");
        verdict(report);
    }

    private static String surroundings(Report report) {
        List<TraceResult> traces = report.scorecard()
                .contestants()
                .stream()
                .findFirst()
                .map(ContestantCard::results)
                .orElse(List.of());
        long recorded = traces.stream().filter(trace -> trace.origin() == Origin.RECORDED).count();
        return Wording.count(recorded, "recorded trace") + ", " + (traces.size() - recorded) + " simulated; "
                + Wording.seconds(traces.stream().mapToDouble(TraceResult::seconds).sum())
                + " of service; cost profile "
                + report.scorecard().profile();
    }

    private void ranking(Report report) {
        line(style.faint(row(RANKING.formatted("contestant", "score", "right", "lost", "detects", "alarms", "cost"))));
        for (ContestantCard card : report.scorecard().contestants()) {
            String row = row(RANKING.formatted(shortened(Harmless.text(card.name())), Wording.score(report.score(card)),
                    Report.count(card, Mark.RIGHT) + "/" + card.results().size(), Report.count(card, Mark.LOST),
                    Wording.seconds(card.delays().medianSeconds()),
                    Wording.number(card.falseAlarmsPerThousandHours()), Wording.cost(card.nanosPerObservation())));
            line(report.isAbout(card) ? style.boldly(row) : row);
        }
        line(style.faint("detects: median time to detect; alarms: false ones per 1,000 h; cost: of a look"));
    }

    private void patterns(ContestantCard card) {
        line(style.boldly(Harmless.text(card.name())) + ", pattern by pattern, with intervals of 95 %");
        line(style.faint(row(PATTERNS.formatted("pattern", "traces", "recall", "precision"))));
        for (PatternFigures figures : card.patterns()) {
            line(row(PATTERNS.formatted(figures.pattern(), figures.traces(), estimate(figures.recall()),
                    estimate(figures.precision()))));
        }
    }

    private static String estimate(Optional<Estimate> estimate) {
        return estimate.map(share -> String.format(Locale.ROOT, "%s (%.0f to %.0f)", Wording.percent(share.value()),
                100 * share.low(), 100 * share.high())).orElse(Wording.NONE);
    }

    private static String detects(Delays delays) {
        return delays.medianSeconds().isEmpty()
                ? "It found no problem."
                : "It detects after " + Wording.seconds(delays.medianSeconds()) + " in the median, "
                        + Wording.seconds(delays.p95Seconds()) + " in the slowest of twenty; "
                        + Wording.seconds(delays.medianSecondsAfterEvidence())
                        + " after the first look that showed anything." + leaked(delays);
    }

    private static String leaked(Delays delays) {
        return delays.medianLeaked().isEmpty()
                ? ""
                : " By then " + number(delays.medianLeaked()) + " sockets had leaked, " + number(delays.p95Leaked())
                        + " in the worst of twenty.";
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? Wording.number(number.getAsDouble()) : Wording.NONE;
    }

    private static String alarms(ContestantCard card) {
        return Wording.count(card.falseAlarms(), "false alarm") + " in " + Wording.number(card.serviceHours())
                + " harmless hours, " + Wording.count(card.retractions(), "retraction") + "; a look costs "
                + Wording.cost(card.nanosPerObservation()) + ".";
    }

    private void failings(ContestantCard card) {
        List<TraceResult> failings = Report.failings(card);
        if (!failings.isEmpty()) {
            line("Not told right by " + Harmless.text(card.name()) + ":");
            failings.forEach(result -> item(Harmless.text(result.trace()) + ": " + Wording.word(result.mark()) + "; "
                    + Harmless.text(Wording.why(result))));
        }
    }

    private void curves(Report report) {
        for (ContestantCard card : report.subjects()) {
            for (Curve curve : card.curves()) {
                line("");
                line(style.boldly(Harmless.text(card.name())) + ", leaks found as the " + curve.name() + " grows");
                for (Curve.Point point : curve.points()) {
                    line(row("  %12s  %5s".formatted(Wording.number(point.at()) + " " + curve.unit(),
                            Wording.percent(point.found())))
                            + (point.medianSeconds().isPresent()
                                    ? "  after " + Wording.seconds(point.medianSeconds())
                                    : ""));
                }
            }
        }
    }

    private void changes(Changes changes) {
        items("Worse than the baseline:", changes.worse());
        items("Better than the baseline:", changes.better());
        items("Not compared with the baseline:", changes.remarks());
        if (changes.none()) {
            line("");
            line("Nothing changed against the baseline.");
        }
    }

    private void items(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            line("");
            line(title);
            sentences.forEach(sentence -> item(Harmless.text(sentence)));
        }
    }

    private void verdict(Report report) {
        String word = report.changes().map(Changes::regression).orElse(false)
                ? style.bad("REGRESSION")
                : report.told() ? style.good("VALIDATED") : style.unsure("COULD NOT TELL");
        line(word + "  " + Wording.headline(report) + ", in " + Wording.seconds(report.scorecard().seconds()));
    }

    private void paragraph(String text) {
        Wrapping.wrap(text, terminal.width()).forEach(this::line);
    }

    private void item(String text) {
        List<String> lines = Wrapping.wrap(text, terminal.width() - 4);
        line("  - " + lines.getFirst());
        lines.stream().skip(1).forEach(line -> line("    " + line));
    }

    /** A command can be long; its beginning tells it. */
    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 3) + "..." : name;
    }

    private static String row(String filled) {
        return filled.stripTrailing();
    }

    /** Prints a line, without what the terminal cannot show. */
    private void line(String text) {
        terminal.out().println(terminal.unicode() ? text : text.replace('µ', 'u').replace('–', '-'));
    }
}
