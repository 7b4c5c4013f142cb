package dev.closewait.cli.report;

import dev.closewait.cli.output.Figures;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.ScenarioResult;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.html.Page;
import dev.closewait.validation.report.html.Palette;
import java.util.List;

/** A run of scenarios as a page: how everything came out, and what each run looked like. */
public final class RunPage {
    private static final String NONE = "–";

    private final Page whole;
    private final Markup page;
    private final RunReport report;

    private RunPage(RunReport report) {
        whole = Page.begin("closewait run: " + report.headline(), List.of());
        page = whole.markup();
        this.report = report;
    }

    /** The page. */
    public static String of(RunReport report) {
        return new RunPage(report).written();
    }

    private String written() {
        page.open("header").element("p", "closewait run", "class", "kicker").line();
        page.element("h1", report.headline()).line();
        page.element("p", report.host(), "class", "lead").close().line();
        table();
        Page.section(page, "runs", "Run by run",
                "How many sockets were in CLOSE_WAIT while the load lasted and after it. The solid line is when what the "
                        + "scenario is about began, by what the kernel showed; the dashed one when the detector said it.");
        report.results().forEach(this::scenario);
        page.close().line();
        return whole.finished();
    }

    private void table() {
        Page.section(page, "results", "How it came out", "");
        page.open("div", "class", "wide").open("table", "class", "results").open("thead").open("tr");
        List.of("scenario", "kernel truth", "diagnosis", "detected", "grade")
                .forEach(name -> page.element("th", name, "scope", "col"));
        page.close().close().line().open("tbody").line();
        for (ScenarioResult result : report.results()) {
            result.outcomes().forEach(this::row);
            result.skipped().ifPresent(why -> skipped(result.scenario(), why));
        }
        page.close().close().close().close().line();
    }

    private void row(Outcome outcome) {
        page.open("tr").open("th", "scope", "row");
        page.open("i", "class", "chip " + Palette.of(outcome.expected())).close().text(RunReport.name(outcome)).close();
        page.element("td", outcome.truth().held() ? "held" : "not held");
        page.element("td", outcome.diagnosis().map(Figures::patterns).orElse(NONE));
        page.element("td", outcome.secondsToDetect().stream().mapToObj(Figures::seconds).findFirst().orElse(NONE),
                "class", "number");
        page.element("td", outcome.grade(), "class", kind(outcome.grade())).close().line();
    }

    private void skipped(String scenario, String why) {
        page.open("tr").element("th", scenario, "scope", "row");
        page.element("td", "skipped: " + why, "colspan", 4).close().line();
    }

    private void scenario(ScenarioResult result) {
        List<RunPortrait> runs = report.portraits()
                .stream()
                .filter(portrait -> result.outcomes().contains(portrait.outcome()))
                .toList();
        if (runs.isEmpty()) {
            return;
        }
        page.element("h3", result.scenario()).line().open("div", "class", "grid").line();
        runs.forEach(this::run);
        page.close().line();
    }

    private void run(RunPortrait portrait) {
        Outcome outcome = portrait.outcome();
        page.open("article", "class", "trace").line().element("h4", RunReport.name(outcome)).line();
        page.open("p", "class", "said").element("b", outcome.grade(), "class", kind(outcome.grade()));
        page.text(": " + outcome.why()).close().line();
        new RunFigure(whole.canvas(), portrait).draw();
        page.open("details").element("summary", "what the kernel showed, and what was said").open("ul").line();
        outcome.truth()
                .findings()
                .forEach(finding -> page
                        .element("li", (finding.held() ? "" : "did not hold: ") + finding.sentence())
                        .line());
        page.close().line();
        outcome.diagnosis().ifPresent(said -> {
            page.open("ul").line();
            said.evidence().forEach(sentence -> page.element("li", sentence).line());
            said.remedy().ifPresent(remedy -> page.element("li", remedy).line());
            page.close().line();
        });
        page.close().close().line();
    }

    private static String kind(Grade grade) {
        return switch (grade) {
            case PASS -> "m-right";
            case UNKNOWN -> "m-partly";
            case FAIL -> "m-wrong";
        };
    }
}
