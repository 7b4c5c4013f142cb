package dev.closewait.cli.screen;

import dev.closewait.cli.output.Figures;
import dev.closewait.cli.output.ForecastText;
import dev.closewait.cli.output.PlanText;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.FixPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** One service in full: what its sockets show, what is held of it and why, what comes of it, and what to do. */
final class Detail {
    /** In fewer lines than this the words come first. */
    private static final int FEWEST_WITH_CHARTS = 14;
    /** Fewer lines than this make no chart; more than this tell no more. */
    private static final int LOWEST_CHART = 5;
    private static final int HIGHEST_CHART = 9;
    /** From this width on the two charts stand side by side. */
    private static final int WIDE = 80;
    private static final int GUTTER = 3;
    private static final double PLOT_SHARE = 0.55;

    private final WatchView view;
    private final ServiceView service;
    private final int width;
    private final Glyphs glyphs;

    Detail(WatchView view, ServiceView service, int width, Glyphs glyphs) {
        this.view = view;
        this.service = service;
        this.width = width;
        this.glyphs = glyphs;
    }

    /** At most so many lines: all that there is to say if it fits beside low charts, or else the first of each. */
    List<Line> lines(int most) {
        List<Line> all = words(Integer.MAX_VALUE);
        List<Line> stops = StopBar.of(service.stops(), width, glyphs);
        int charts = most < FEWEST_WITH_CHARTS
                ? 0
                : Math.clamp(most - stops.size() - all.size() - 3L, LOWEST_CHART, HIGHEST_CHART);
        List<Line> lines = new ArrayList<>();
        lines.add(rule());
        if (charts > 0) {
            lines.addAll(charts(charts));
            lines.add(Line.empty());
        }
        lines.addAll(stops);
        int left = most - lines.size();
        List<Line> words = all.size() <= left ? all : words(1);
        if (words.size() < left) {
            lines.add(Line.empty());
        }
        lines.addAll(cut(words, most - lines.size()));
        return lines;
    }

    private Line rule() {
        String process = service.process().isEmpty() ? "" : " (" + service.process() + ")";
        Line rule = Line.of(glyphs.rule().repeat(2) + " ", Tint.FAINT)
                .add(service.service() + process + " ", Tint.BOLD);
        return rule.add(glyphs.rule().repeat(Math.max(0, width - rule.length())), Tint.FAINT);
    }

    private List<Line> charts(int rows) {
        Tint tint = service.diagnosis().map(said -> Tint.of(said.pattern())).orElse(Tint.CYAN);
        if (width < WIDE) {
            return CountPlot.of(view.counts(), view.counted(), tint, width, rows, glyphs);
        }
        int plot = (int) (width * PLOT_SHARE);
        return beside(CountPlot.of(view.counts(), view.counted(), tint, plot, rows, glyphs),
                AgeChart.of(service.ages(), tint, width - plot - GUTTER, rows, glyphs), plot + GUTTER);
    }

    private static List<Line> beside(List<Line> left, List<Line> right, int column) {
        List<Line> both = new ArrayList<>();
        for (int row = 0; row < Math.max(left.size(), right.size()); row++) {
            Line line = row < left.size() ? left.get(row) : Line.empty();
            both.add(row < right.size() ? line.pad(column).add(right.get(row)) : line);
        }
        return both;
    }

    /** What is held of it, at most so many sentences under each heading. */
    private List<Line> words(int most) {
        if (service.diagnosis().isEmpty()) {
            return Prose.of("so far",
                    List.of("Nothing can be said yet: too few looks, or nothing that could be named."),
                    width);
        }
        Diagnosis said = service.diagnosis().get();
        List<Line> words = new ArrayList<>();
        words.add(Line.of(Figures.patterns(said), Tint.of(said.pattern()))
                .add("  confidence " + Figures.confidence(said.confidence())));
        BiConsumer<String, List<String>> under = (heading, sentences) -> words
                .addAll(Prose.of(heading, sentences.subList(0, Math.min(most, sentences.size())), width));
        under.accept("why", said.evidence());
        said.forecast().ifPresent(forecast -> {
            under.accept("forecast", ForecastText.sentences(forecast));
            view.setting()
                    .fixIn()
                    .map(due -> PlanText.sentence(FixPlanner.plan(forecast, due), due))
                    .ifPresent(plan -> under.accept("until fix", List.of(plan)));
        });
        said.remedy().ifPresent(remedy -> under.accept("remedy", List.of(remedy)));
        return words;
    }

    private List<Line> cut(List<Line> words, int most) {
        if (words.size() <= most) {
            return words;
        }
        List<Line> cut = new ArrayList<>(words.subList(0, Math.max(0, most - 1)));
        cut.add(Line.of(glyphs.ellipsis() + " " + (words.size() - cut.size()) + " lines more in a higher window",
                Tint.FAINT));
        return cut;
    }
}
