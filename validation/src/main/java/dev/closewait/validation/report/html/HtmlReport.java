package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A page that needs nothing but itself: no network, no script, no font. It can be opened from a folder, attached to a build
 * or printed, and it forbids the browser to load anything.
 */
public final class HtmlReport {
    private static final String STYLE = "page.css";

    private HtmlReport() {}

    /** The page. */
    public static String of(Report report) {
        Markup page = new Markup("<!DOCTYPE html>");
        Canvas canvas = new Canvas(page);
        page.open("html", "lang", "en").line();
        head(page, report);
        page.open("body").line().open("main").line();
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
        page.close().line().close().line().close();
        return page.finished();
    }

    private static void head(Markup page, Report report) {
        page.open("head").line();
        page.leaf("meta", "charset", "utf-8").line();
        page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
        page.leaf("meta", "name", "color-scheme", "content", "light dark").line();
        page.leaf("meta", "http-equiv", "Content-Security-Policy", "content",
                "default-src 'none'; style-src 'unsafe-inline'").line();
        page.element("title", "closewait scorecard: " + Wording.headline(report)).line();
        page.open("style").line();
        style().lines().forEach(line -> page.text(line).line());
        chosen(page, report);
        page.close().line().close().line();
    }

    /** Which moments of diagnosis are shown follows the choice; a rule for each contestant, so that no script is needed. */
    private static void chosen(Markup page, Report report) {
        int count = report.scorecard().contestants().size();
        for (int i = 0; i < count; i++) {
            page.text(".traces:has(#by-" + i + ":checked) .by-" + i + " { display: inline }").line();
        }
    }

    private static String style() {
        try (InputStream style = HtmlReport.class.getResourceAsStream(STYLE)) {
            if (style == null) {
                throw new IllegalStateException(STYLE + " is missing beside " + HtmlReport.class);
            }
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Begins a section with its heading. */
    static Markup section(Markup page, String id, String title, String lead) {
        page.open("section", "id", id, "aria-labelledby", id + "-title").line();
        page.element("h2", title, "id", id + "-title").line();
        return lead.isEmpty() ? page : page.element("p", lead, "class", "lead").line();
    }

    /** How who it is about and who is beside are drawn. */
    static String role(Report report, ContestantCard card) {
        return report.isAbout(card) ? "own" : "beside";
    }
}
