package dev.closewait.validation.report.html;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.Portrait;
import dev.closewait.validation.score.TraceResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every recorded trace, by what happened in it: how many sockets there were, when it began, and when who said so. */
final class TraceSection {
    private final Markup page;
    private final Canvas canvas;
    private final Report report;
    private final List<ContestantCard> cards;
    private final List<Map<String, TraceResult>> results = new ArrayList<>();

    TraceSection(Markup page, Canvas canvas, Report report) {
        this.page = page;
        this.canvas = canvas;
        this.report = report;
        cards = report.subjectsFirst();
        for (ContestantCard card : cards) {
            Map<String, TraceResult> byTrace = new HashMap<>();
            card.results().forEach(result -> byTrace.putIfAbsent(result.trace(), result));
            results.add(byTrace);
        }
    }

    void write() {
        if (cards.isEmpty() || report.scorecard().portraits().isEmpty()) {
            return;
        }
        page.open("section", "id", "traces", "class", "traces", "aria-labelledby", "traces-title").line();
        page.element("h2", "Trace by trace", "id", "traces-title").line();
        page.element("p", "Left, how many sockets were in CLOSE_WAIT; the solid line is when what happened began, the "
                + "dashed one when it was said. Right, the share of sockets that stay longer: where it lies flat above "
                + "zero, that share never leaves.", "class", "lead").line();
        choice();
        for (Pattern pattern : List.of(Pattern.values()).reversed()) {
            group(pattern, recorded(pattern));
        }
        page.close().line();
    }

    private void choice() {
        page.open("fieldset").element("legend", "said by");
        for (int i = 0; i < cards.size(); i++) {
            page.open("label");
            if (i == 0) {
                page.leaf("input", "type", "radio", "name", "by", "id", "by-" + i, "checked", "checked");
            } else {
                page.leaf("input", "type", "radio", "name", "by", "id", "by-" + i);
            }
            page.text(" " + cards.get(i).name()).close();
        }
        page.close().line();
    }

    private void group(Pattern pattern, List<Portrait> portraits) {
        if (portraits.isEmpty()) {
            return;
        }
        page.open("h3").open("i", "class", "chip " + Palette.of(pattern)).close().text(pattern);
        page.element("small", " " + portraits.size()).close().line();
        page.open("div", "class", "multiples").line();
        for (Portrait portrait : portraits) {
            new TraceFigure(page, canvas, portrait, resultsOf(portrait)).write();
        }
        page.close().line();
    }

    private List<TraceFigure.Opinion> resultsOf(Portrait portrait) {
        List<TraceFigure.Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            Optional<TraceResult> result = Optional.ofNullable(results.get(i).get(portrait.trace()));
            int number = i;
            result.ifPresent(each -> opinions.add(new TraceFigure.Opinion(number, cards.get(number).name(), each)));
        }
        return opinions;
    }

    private List<Portrait> recorded(Pattern pattern) {
        return report.scorecard()
                .portraits()
                .stream()
                .filter(portrait -> Optional.ofNullable(results.getFirst().get(portrait.trace()))
                        .filter(result -> result.origin() == Origin.RECORDED && result.truth() == pattern)
                        .isPresent())
                .toList();
    }
}
