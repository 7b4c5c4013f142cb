package dev.closewait.validation.report.html;

import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.List;
import java.util.stream.Collectors;

/** What came out, in a sentence and five figures. */
record SummarySection(Markup page, Report report) {
    void write() {
        page.open("header");
        page.element("p", "closewait scorecard", "class", "kicker").line();
        page.element("h1", Wording.headline(report)).line();
        page.element("p", surroundings(), "class", "lead").line();
        for (ContestantCard card : report.subjects()) {
            figures(card);
        }
        troubles();
        page.close().line();
    }

    private String surroundings() {
        List<TraceResult> results = report.subjects()
                .stream()
                .findFirst()
                .map(ContestantCard::results)
                .orElse(
                        List.of());
        long recorded = results.stream().filter(result -> result.origin() == Origin.RECORDED).count();
        double seconds = results.stream().mapToDouble(TraceResult::seconds).sum();
        return Wording.count(recorded, "recorded trace") + " and " + (results.size() - recorded)
                + " simulated, " + Wording.seconds(seconds) + " of service in all, validated in "
                + Wording.seconds(report.scorecard().seconds()) + ". Scores go from 0 to 100, by the cost profile "
                + report.scorecard().profile() + ".";
    }

    private void figures(ContestantCard card) {
        if (report.subjects().size() > 1) {
            page.element("p", card.name(), "class", "whose").line();
        }
        page.open("dl", "class", "tiles").line();
        tile("right", Report.count(card, Mark.RIGHT) + " of " + card.results().size(), marks(card));
        tile("time to detect", Wording.seconds(card.delays().medianSeconds()),
                "median; " + Wording.seconds(card.delays().p95Seconds()) + " in the slowest of twenty");
        tile("after the first evidence", Wording.seconds(card.delays().medianSecondsAfterEvidence()),
                "median, since anybody could have known");
        tile("false alarms", Wording.number(card.falseAlarmsPerThousandHours()),
                "per 1,000 harmless hours; " + card.falseAlarms() + " in "
                        + Wording.number(card.serviceHours()) + " h");
        tile("cost", Wording.cost(card.nanosPerObservation()), "per look, median");
        page.close().line();
    }

    private void tile(String name, String figure, String remark) {
        page.open("div")
                .element("dt", name)
                .element("dd", figure)
                .element("dd", remark, "class", "remark")
                .close()
                .line();
    }

    private static String marks(ContestantCard card) {
        String rest = List.of(Mark.PARTLY, Mark.WRONG, Mark.LOST)
                .stream()
                .filter(mark -> Report.count(card, mark) > 0)
                .map(mark -> Report.count(card, mark) + " " + Wording.word(mark))
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? "nothing wrong, nothing lost" : rest;
    }

    private void troubles() {
        List<String> troubles = report.scorecard().troubles();
        if (!troubles.isEmpty()) {
            page.element("p", "Not scored, or not wholly:", "class", "warning").open("ul").line();
            troubles.forEach(trouble -> page.element("li", trouble).line());
            page.close().line();
        }
    }
}
