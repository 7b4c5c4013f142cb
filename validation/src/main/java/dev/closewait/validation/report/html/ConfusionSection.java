package dev.closewait.validation.report.html;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.TraceResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was said of what: a table for each contestant, in which a cell is the deeper the larger its share of the row. */
record ConfusionSection(Markup page, Report report) {
    /** From this depth on, light letters read better. */
    private static final double DEEP = 0.55;
    private static final double FAINTEST = 0.12;

    void write() {
        Page.section(page, "confusion", "What was said of what",
                "A row is what happened, a column what was said of it last; the figures are traces. Right is blue, wrong "
                        + "is red.");
        List<ContestantCard> cards = report.subjectsFirst();
        int shown = Math.min(cards.size(), report.subjects().size() + 1); // the best of the others, to compare with
        page.open("div", "class", "grid").line();
        cards.subList(0, shown).forEach(this::matrix);
        page.close().line();
        List<ContestantCard> others = cards.subList(shown, cards.size());
        if (!others.isEmpty()) {
            page.open("details").element("summary", "The others' matrices").open("div", "class", "grid").line();
            others.forEach(this::matrix);
            page.close().close().line();
        }
        page.close().line();
    }

    private void matrix(ContestantCard card) {
        page.open("table", "class", "confusion").line().element("caption", card.name()).line();
        page.open("thead").open("tr").element("th", "happened", "scope", "col", "class", "corner");
        severestFirst().forEach(said -> page.open("th", "scope", "col").element("span", said).close());
        page.open("th", "scope", "col").element("span", "nothing").close();
        page.close().close().line().open("tbody").line();
        severestFirst().filter(truth -> happened(card, truth)).forEach(truth -> row(card, truth));
        page.close().close().line();
    }

    private void row(ContestantCard card, Pattern truth) {
        int nothing = card.confusion().nothing(truth);
        int all = nothing + severestFirst().mapToInt(said -> card.confusion().count(truth, said)).sum();
        page.open("tr").open("th", "scope", "row").open("i", "class", "chip " + Palette.of(truth)).close();
        page.text(truth).close();
        severestFirst().forEach(said -> cell(card.confusion().count(truth, said), all, said == truth));
        cell(nothing, all, false);
        page.close().line();
    }

    private void cell(int count, int all, boolean right) {
        if (count == 0) {
            page.open("td", "class", right ? "own-cell" : "").close();
            return;
        }
        double depth = Math.max(FAINTEST, count / (double) all);
        page.element("td", count, "class", (right ? "right" : "wrong") + (depth > DEEP ? " deep" : ""), "style",
                String.format(Locale.ROOT, "--depth: %.2f", depth));
    }

    private static boolean happened(ContestantCard card, Pattern truth) {
        return card.results().stream().map(TraceResult::truth).anyMatch(each -> each == truth);
    }

    private static Stream<Pattern> severestFirst() {
        return List.of(Pattern.values()).reversed().stream();
    }
}
