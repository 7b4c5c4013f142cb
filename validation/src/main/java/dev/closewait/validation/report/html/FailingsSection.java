package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.TraceResult;
import java.util.List;
import java.util.Locale;

/** What was not told right, with the reason, and every trace as a table for who prefers to read. */
record FailingsSection(Markup page, Report report) {
    void write() {
        Page.section(page, "failings", "What was not told right", "");
        for (ContestantCard card : report.subjects()) {
            List<TraceResult> failings = Report.failings(card);
            page.element("h3", card.name()).line();
            if (failings.isEmpty()) {
                page.element("p", "Nothing: every trace was told right.").line();
            } else {
                table(failings);
            }
            page.open("details").element("summary", "All traces of " + card.name()).line();
            table(card.results());
            page.close().line();
        }
        page.close().line();
    }

    private void table(List<TraceResult> results) {
        page.open("div", "class", "wide").open("table", "class", "results").line();
        page.open("thead").open("tr");
        List.of("trace", "origin", "happened", "said", "mark", "after", "why")
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().line().open("tbody").line();
        for (TraceResult result : results) {
            page.open("tr").element("th", result.trace(), "scope", "row");
            page.element("td", result.origin().name().toLowerCase(Locale.ROOT));
            page.open("td").open("i", "class", "chip " + Palette.of(result.truth())).close();
            page.text(result.truth()).close();
            page.element("td", Wording.said(result));
            page.element("td", Wording.word(result.mark()), "class", Palette.of(result.mark()));
            page.element("td", Wording.seconds(result.secondsToDetect()), "class", "number");
            page.element("td", Wording.why(result), "class", "why").close().line();
        }
        page.close().close().close().line();
    }
}
