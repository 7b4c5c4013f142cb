package dev.closewait.validation.report.html;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.PatternFigures;
import java.util.List;
import java.util.Optional;

/** Recall and precision of each pattern, with the intervals that so few traces leave. */
record PatternSection(Markup page, Canvas canvas, Report report) {
    private static final int HEIGHT = 18;
    private static final double MIDDLE = 9;
    private static final double PERCENT = 100;

    void write() {
        Page.section(page, "patterns", "Pattern by pattern",
                "Recall: of the traces in which it happened, those in which it was said. Precision: of those in which it "
                        + "was said, those in which it was right. A line is the interval of 95 %.");
        for (ContestantCard card : report.subjects()) {
            table(card);
        }
        page.close().line();
    }

    private void table(ContestantCard card) {
        page.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label",
                "Recall and precision of " + card.name());
        page.open("table", "class", "patterns").line().element("caption", card.name()).line();
        page.open("thead").open("tr");
        List.of("pattern", "traces", "recall", "", "precision", "")
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().line().open("tbody").line();
        card.patterns().forEach(this::row);
        page.close().close().line().close().line();
    }

    private void row(PatternFigures figures) {
        String kind = Palette.of(figures.pattern());
        page.open("tr", "class", kind);
        page.open("th", "scope", "row").open("i", "class", "chip " + kind).close().text(figures.pattern()).close();
        page.element("td", figures.traces(), "class", "number");
        estimate(figures.recall(), "recall of " + figures.pattern(), kind);
        estimate(figures.precision(), "precision of " + figures.pattern(), kind);
        page.close().line();
    }

    private void estimate(Optional<Estimate> estimate, String of, String kind) {
        page.open("td", "class", "interval");
        estimate.ifPresent(share -> canvas.begin(HEIGHT, of, words(share))
                .line(2, MIDDLE, 98, MIDDLE, "grid")
                .line(place(share.low()), MIDDLE, place(share.high()), MIDDLE, "range " + kind)
                .dot(place(share.value()), MIDDLE, 5, "point " + kind)
                .end());
        page.close();
        page.element("td", estimate.map(PatternSection::words).orElse(Wording.NONE), "class", "number");
    }

    /** A little away from the edges, where a dot would be cut. */
    private static double place(double share) {
        return 2 + 0.96 * PERCENT * share;
    }

    private static String words(Estimate share) {
        return Wording.percent(share.value()) + " (" + Math.round(PERCENT * share.low()) + "–"
                + Math.round(PERCENT * share.high()) + ")";
    }
}
