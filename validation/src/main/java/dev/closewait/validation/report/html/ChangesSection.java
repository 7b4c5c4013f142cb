package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Changes;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import java.util.List;

/** What got better and worse than in the baseline; nothing where there was none. */
record ChangesSection(Markup page, Report report) {
    void write() {
        report.changes().ifPresent(changes -> {
            Page.section(page, "changes", "Against the baseline", inShort(changes));
            list("Worse", "worse", changes.worse());
            list("Better", "better", changes.better());
            list("Not compared", "remarks", changes.remarks());
            page.close().line();
        });
    }

    private static String inShort(Changes changes) {
        if (changes.regression()) {
            return "A regression.";
        }
        if (!changes.compared()) {
            return "Not everybody could be compared.";
        }
        if (changes.none()) {
            return "Nothing changed.";
        }
        return changes.worse().isEmpty() ? "Nothing got worse." : "No regression.";
    }

    private void list(String title, String kind, List<String> sentences) {
        if (!sentences.isEmpty()) {
            page.element("h3", title).open("ul", "class", kind).line();
            sentences.forEach(sentence -> page.element("li", sentence).line());
            page.close().line();
        }
    }
}
