package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import java.util.List;

/** What got better and worse than in the baseline; nothing where there was none. */
record ChangesSection(Markup page, Report report) {
    void write() {
        report.changes().ifPresent(changes -> {
            Page.section(page, "changes", "Against the baseline", changes.regression()
                    ? "A regression."
                    : changes.worse().isEmpty()
                            ? changes.better().isEmpty() ? "Nothing changed." : "Nothing got worse."
                            : "No regression.");
            list("Worse", "worse", changes.worse());
            list("Better", "better", changes.better());
            list("Not compared", "remarks", changes.remarks());
            page.close().line();
        });
    }

    private void list(String title, String kind, List<String> sentences) {
        if (!sentences.isEmpty()) {
            page.element("h3", title).open("ul", "class", kind).line();
            sentences.forEach(sentence -> page.element("li", sentence).line());
            page.close().line();
        }
    }
}
