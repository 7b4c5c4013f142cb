package dev.closewait.validation.report.html;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.PatternFigures;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Everybody's score, the best first: a table in which the scores are bars. */
record RankingSection(Markup page, Canvas canvas, Report report) {
    private static final int BAR_HEIGHT = 14;

    void write() {
        Page.section(page, "ranking", "Ranking",
                "Baselines stand beside: what says nothing, what says anything, and the usual rules of thumb.");
        page.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-labelledby", "ranking-title");
        page.open("table", "class", "ranking").line();
        page.open("thead").open("tr");
        List.of("contestant", "score", "", "right", "LEAK found", "time to detect", "false alarms", "cost")
                .forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().line().open("tbody").line();
        report.scorecard().contestants().forEach(this::row);
        page.close().close().line().close().line();
        page.element("p", "Time to detect: the median over problems that were found. False alarms: per 1,000 harmless "
                + "hours. Cost: of a look, median.", "class", "note").line();
        profiles();
        page.close().line();
    }

    private void row(ContestantCard card) {
        double score = report.score(card);
        page.open("tr", "class", HtmlReport.role(report, card));
        page.open("th", "scope", "row").text(card.name()).element("small", card.origin()).close();
        page.open("td", "class", "bar");
        canvas.begin(BAR_HEIGHT, card.name(), Wording.score(score) + " of 100")
                .bar(0, BAR_HEIGHT / 2.0 - 0.5, 100, 1, "rail")
                .bar(0, 0, score, BAR_HEIGHT, HtmlReport.role(report, card))
                .end();
        page.close();
        page.element("td", Wording.score(score), "class", "number strong");
        List.<Function<ContestantCard, String>>of(
                each -> Report.count(each, Mark.RIGHT) + " of " + each.results().size(),
                RankingSection::leaksFound,
                each -> Wording.seconds(each.delays().medianSeconds()),
                each -> Wording.number(each.falseAlarmsPerThousandHours()),
                each -> Wording.cost(each.nanosPerObservation()))
                .forEach(column -> page.element("td", column.apply(card), "class", "number"));
        page.close().line();
    }

    private static String leaksFound(ContestantCard card) {
        return card.patterns()
                .stream()
                .filter(figures -> figures.pattern() == Pattern.LEAK)
                .map(PatternFigures::recall)
                .flatMap(Optional::stream)
                .map(recall -> Wording.percent(recall.value()))
                .findFirst()
                .orElse(Wording.NONE);
    }

    private void profiles() {
        TreeSet<String> profiles = new TreeSet<>();
        report.scorecard().contestants().forEach(card -> profiles.addAll(card.scores().keySet()));
        if (profiles.size() < 2) {
            return;
        }
        page.open("details").element("summary", "Scores by every cost profile").open("div", "class", "wide");
        page.open("table").line().open("thead").open("tr").element("th", "contestant", "scope", "col");
        profiles.forEach(profile -> page.element("th", profile, "scope", "col"));
        page.close().close().line().open("tbody").line();
        for (ContestantCard card : report.scorecard().contestants()) {
            page.open("tr", "class", HtmlReport.role(report, card)).element("th", card.name(), "scope", "row");
            profiles.forEach(profile -> page.element("td",
                    card.scores().containsKey(profile)
                            ? Wording.score(card.scores().getOrDefault(profile, 0.0))
                            : Wording.NONE,
                    "class", "number"));
            page.close().line();
        }
        page.close().close().close().close().line();
    }
}
