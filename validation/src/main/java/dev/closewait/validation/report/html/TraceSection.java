package dev.closewait.validation.report.html;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.Portrait;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every recorded trace, and of the simulated ones those that were not told right: what happened, and when who said so. */
final class TraceSection {
    /** Of simulated traces there can be thousands, and a page has to be read. */
    private static final int MOST_SIMULATED = 40;

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
            group(pattern.name(), Palette.of(pattern), recorded(pattern));
        }
        group("Simulated, and not told right", "", failedSimulations());
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

    private void group(String title, String kind, List<Portrait> portraits) {
        if (portraits.isEmpty()) {
            return;
        }
        page.open("h3").open("i", "class", "chip " + kind).close().text(title);
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
        return portraits(result -> result.origin() == Origin.RECORDED && result.truth() == pattern);
    }

    private List<Portrait> failedSimulations() {
        return report.scorecard()
                .portraits()
                .stream()
                .filter(portrait -> results.subList(0, report.subjects().size())
                        .stream()
                        .map(byTrace -> Optional.ofNullable(byTrace.get(portrait.trace())))
                        .flatMap(Optional::stream)
                        .anyMatch(result -> result.origin() == Origin.SIMULATED && result.mark() != Mark.RIGHT))
                .limit(MOST_SIMULATED)
                .toList();
    }

    private List<Portrait> portraits(Predicate<TraceResult> wanted) {
        return report.scorecard()
                .portraits()
                .stream()
                .filter(portrait -> Optional.ofNullable(results.getFirst().get(portrait.trace()))
                        .filter(wanted)
                        .isPresent())
                .toList();
    }
}
