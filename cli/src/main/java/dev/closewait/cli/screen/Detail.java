package dev.closewait.cli.screen;

import dev.closewait.cli.output.Figures;
import dev.closewait.cli.output.ForecastText;
import dev.closewait.cli.output.PlanText;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.FixPlanner;
import java.util.ArrayList;
import java.util.List;

/** One service in full: what its sockets show, what is held of it and why, what comes of it, and what to do. */
final class Detail {
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

    /** At most so many lines: the words in full if they fit beside the lowest charts, or else cut. */
    List<Line> lines(int most) {
        List<Line> words = words();
        List<Line> stops = StopBar.of(service.stops(), width, glyphs);
        int left = most - 1; // the rule
        int wanted = left - words.size() - stops.size() - 2; // and a blank line after each part
        int charts = wanted < LOWEST_CHART && left < LOWEST_CHART + stops.size() + 2 + words.size() / 2
                ? 0
                : Math.clamp(wanted, LOWEST_CHART, HIGHEST_CHART);
        List<Line> lines = new ArrayList<>();
        lines.add(rule());
        if (charts > 0) {
            lines.addAll(charts(charts));
            lines.add(Line.empty());
        }
        if (most - lines.size() > stops.size() + 1) {
            lines.addAll(stops);
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

    private List<Line> words() {
        if (service.diagnosis().isEmpty()) {
            return Prose.of("so far",
                    List.of("Nothing can be said yet: too few looks, or nothing that could be named."),
                    width);
        }
        Diagnosis said = service.diagnosis().get();
        List<Line> words = new ArrayList<>();
        words.add(Line.of(Figures.patterns(said), Tint.of(said.pattern()))
                .add("  confidence " + Figures.confidence(said.confidence())));
        words.addAll(Prose.of("why", said.evidence(), width));
        said.forecast().ifPresent(forecast -> {
            words.addAll(Prose.of("forecast", ForecastText.sentences(forecast), width));
            view.setting()
                    .fixIn()
                    .ifPresent(due -> words.addAll(Prose.of("until fix",
                            List.of(PlanText.sentence(FixPlanner.plan(forecast, due), due)), width)));
        });
        said.remedy().ifPresent(remedy -> words.addAll(Prose.of("remedy", List.of(remedy), width)));
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
