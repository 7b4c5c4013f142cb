package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import java.util.List;
import java.util.stream.IntStream;

/** A scorecard as a {@link Page}. */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page. */
    public static String of(Report report) {
        Page whole = Page.begin("closewait scorecard: " + Wording.headline(report), chosen(report));
        Markup page = whole.markup();
        Canvas canvas = whole.canvas();
        new SummarySection(page, report).write();
        new ChangesSection(page, report).write();
        if (!report.scorecard().contestants().isEmpty()) {
            new RankingSection(page, canvas, report).write();
            new DelaySection(page, canvas, report).write();
            new PatternSection(page, canvas, report).write();
            new ConfusionSection(page, report).write();
            new CurveSection(page, canvas, report).write();
            new TraceSection(page, canvas, report).write();
            new FailingsSection(page, report).write();
        }
        return whole.finished();
    }

    /** Which moments of diagnosis are shown follows the choice; a rule for each contestant, so that no script is needed. */
    private static List<String> chosen(Report report) {
        return IntStream.range(0, report.scorecard().contestants().size())
                .mapToObj(i -> ".traces:has(#by-" + i + ":checked) .by-" + i + " { display: inline }")
                .toList();
    }

    /** How who it is about and who is beside are drawn. */
    static String role(Report report, ContestantCard card) {
        return report.isAbout(card) ? "own" : "beside";
    }
}
