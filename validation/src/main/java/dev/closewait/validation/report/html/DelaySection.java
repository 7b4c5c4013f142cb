package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How late each is against how often each alarms for nothing: the better, the nearer to the lower left corner. */
final class DelaySection {
    private static final int HEIGHT = 370;
    private static final double TOP = 92;
    private static final double BOTTOM = 326;
    /** Who never found anything stands above the scale. */
    private static final double NEVER = 52;
    /** Who never alarms for nothing stands before the scale: a logarithm has no zero. */
    private static final double NO_ALARM = 14;
    private static final double FIRST_DECADE = 26;
    private static final double LAST_DECADE = 94;
    private static final double MIDDLE = 60;
    private static final double SIZE = 6;

    private final Markup page;
    private final Canvas canvas;
    private final Report report;
    private final Scale alarms;
    private final Scale delays;

    DelaySection(Markup page, Canvas canvas, Report report) {
        this.page = page;
        this.canvas = canvas;
        this.report = report;
        alarms = Scale.log(cards().mapToDouble(ContestantCard::falseAlarmsPerThousandHours), FIRST_DECADE,
                LAST_DECADE);
        delays = Scale.log(cards().map(card -> card.delays().medianSeconds()).flatMapToDouble(OptionalDouble::stream),
                BOTTOM, TOP);
    }

    private Stream<ContestantCard> cards() {
        return report.scorecard().contestants().stream();
    }

    void write() {
        Page.section(page, "delay", "How late, and how often for nothing",
                "The nearer to the lower left corner, the better. Both scales are logarithmic.");
        page.open("figure", "class", "plot").line();
        canvas.begin(HEIGHT, "Time to detect against false alarms, for each contestant", description());
        axes();
        List<Label> labels = new ArrayList<>();
        for (ContestantCard card : report.subjectsFirst()) {
            place(card, labels);
        }
        canvas.end();
        page.close().line().close().line();
    }

    private String description() {
        return String.join(" ", cards().map(card -> card.name() + ": "
                + (card.delays().medianSeconds().isPresent()
                        ? "detects after " + Wording.seconds(card.delays().medianSeconds())
                        : "detects nothing")
                + ", " + Wording.number(card.falseAlarmsPerThousandHours())
                + " false alarms per 1,000 hours.").toList());
    }

    private void axes() {
        for (double tick : delays.ticks()) {
            canvas.line(0, delays.at(tick), 100, delays.at(tick), "grid");
            canvas.text(0, delays.at(tick) - 4, 0, Wording.number(tick) + " s", "tick");
        }
        canvas.line(0, NEVER, 100, NEVER, "grid dashed").text(0, NEVER - 4, 0, "never", "tick");
        canvas.line(NO_ALARM, NEVER, NO_ALARM, BOTTOM, "grid").text(NO_ALARM, BOTTOM + 18, 0, "0", "tick mid");
        for (double tick : alarms.ticks()) {
            canvas.line(alarms.at(tick), NEVER, alarms.at(tick), BOTTOM, "grid");
            canvas.text(alarms.at(tick), BOTTOM + 18, 0, Wording.number(tick), "tick mid");
        }
        canvas.text(0, 12, 0, "median time to detect", "axis");
        canvas.text(100, HEIGHT - 6, -0.1, "false alarms per 1,000 harmless hours", "axis");
    }

    private void place(ContestantCard card, List<Label> labels) {
        double rate = card.falseAlarmsPerThousandHours();
        double x = rate > 0 ? alarms.at(rate) : NO_ALARM;
        double y = card.delays().medianSeconds().isPresent()
                ? delays.at(card.delays().medianSeconds().getAsDouble())
                : NEVER;
        Label label = Label.beside(x, y, card.name(), x > MIDDLE).clearOf(labels);
        labels.add(label);
        String role = HtmlReport.role(report, card);
        canvas.dot(x, y, SIZE, "point " + role);
        canvas.text(x, label.y() + 4, label.before() ? -10 : 10, card.name(), "label " + role);
    }
}
