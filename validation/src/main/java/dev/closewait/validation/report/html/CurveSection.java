package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.Wording;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.Curve;
import dev.closewait.validation.score.Curve.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** How contestants do as one thing is made harder; nothing where nobody measured it. */
final class CurveSection {
    private static final int HEIGHT = 250;
    private static final double TOP = 40;
    private static final double BOTTOM = 210;
    private static final double LEFT = 8;
    /** The names stand behind the last points. */
    private static final double RIGHT = 66;

    private final Markup page;
    private final Canvas canvas;
    private final Report report;

    /** What one contestant did in a curve. */
    private record Line(ContestantCard card, Curve curve) {}

    CurveSection(Markup page, Canvas canvas, Report report) {
        this.page = page;
        this.canvas = canvas;
        this.report = report;
    }

    void write() {
        Map<String, List<Line>> byName = new LinkedHashMap<>();
        for (ContestantCard card : report.subjectsFirst()) {
            for (Curve curve : card.curves()) {
                byName.computeIfAbsent(curve.name(), _ -> new ArrayList<>()).add(new Line(card, curve));
            }
        }
        if (byName.isEmpty()) {
            return;
        }
        Page.section(page, "curves", "As it gets harder",
                "Simulated leaks: how many are found, and how long that takes. Time and what is made harder are on "
                        + "logarithmic scales.");
        page.open("div", "class", "pair").line();
        byName.forEach((name, lines) -> {
            found(name, lines);
            delay(name, lines);
        });
        page.close().line();
        table(byName);
        page.close().line();
    }

    private void found(String name, List<Line> lines) {
        Scale share = Scale.linear(0, 1, BOTTOM, TOP);
        plot(name, "leaks found", lines, share, Wording::percent, point -> OptionalDouble.of(point.found()));
    }

    private void delay(String name, List<Line> lines) {
        Scale seconds = Scale.log(lines.stream()
                .flatMap(line -> line.curve().points().stream())
                .map(Point::medianSeconds)
                .flatMapToDouble(OptionalDouble::stream), BOTTOM, TOP);
        plot(name, "median time to detect", lines, seconds, tick -> Wording.number(tick) + " s", Point::medianSeconds);
    }

    private void plot(String name, String measure, List<Line> lines, Scale scale, Function<Double, String> tickWords,
            Function<Point, OptionalDouble> value) {
        double[] stages = stages(lines);
        Scale hardness = Scale.log(DoubleStream.of(stages), LEFT, RIGHT).fitted(DoubleStream.of(stages));
        page.open("figure", "class", "plot");
        canvas.begin(HEIGHT, measure + " by " + name, lines.stream()
                .map(line -> line.card().name() + ": " + words(line.curve(), value))
                .collect(Collectors.joining("; ")));
        canvas.text(0, 14, 0, measure + ", by " + name, "axis strong");
        for (double tick : scale.ticks()) {
            canvas.line(0, scale.at(tick), RIGHT, scale.at(tick), "grid");
            canvas.text(0, scale.at(tick) - 4, 0, tickWords.apply(tick), "tick");
        }
        for (double at : stages) {
            canvas.text(hardness.at(at), BOTTOM + 18, 0, Wording.number(at), "tick mid");
        }
        String unit = lines.getFirst().curve().unit();
        canvas.text(LEFT, HEIGHT - 6, 0, name + (unit.isEmpty() ? "" : ", " + unit) + " →", "axis");
        draw(lines, hardness, scale, value);
        canvas.end();
        page.close().line();
    }

    private void draw(List<Line> lines, Scale hardness, Scale scale, Function<Point, OptionalDouble> value) {
        List<Line> drawn = lines.stream()
                .filter(line -> line.curve().points().stream().anyMatch(point -> value.apply(point).isPresent()))
                .toList();
        List<Double> ends = drawn.stream().map(line -> scale.at(last(line.curve(), value).getAsDouble())).toList();
        List<Double> heights = Label.apart(ends, BOTTOM + 4);
        for (int i = drawn.size() - 1; i >= 0; i--) { // who it is about last, above the others
            Line line = drawn.get(i);
            String role = HtmlReport.role(report, line.card());
            StringBuilder path = new StringBuilder();
            for (Point point : line.curve().points()) {
                value.apply(point)
                        .ifPresent(each -> path.append(path.isEmpty() ? 'M' : 'L')
                                .append(Markup.number(Canvas.onPath(hardness.at(point.at()))))
                                .append(' ')
                                .append(Markup.number(scale.at(each))));
            }
            canvas.path(path.toString(), "line " + role);
            for (Point point : line.curve().points()) {
                value.apply(point)
                        .ifPresent(each -> canvas.dot(hardness.at(point.at()), scale.at(each), 3, "point " + role));
            }
            canvas.text(RIGHT, heights.get(i) + 4, 8, line.card().name(), "label " + role);
        }
    }

    private static OptionalDouble last(Curve curve, Function<Point, OptionalDouble> value) {
        return curve.points().reversed().stream().map(value).flatMapToDouble(OptionalDouble::stream).findFirst();
    }

    private static double[] stages(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.curve().points().stream())
                .mapToDouble(Point::at)
                .distinct()
                .sorted()
                .toArray();
    }

    private static String words(Curve curve, Function<Point, OptionalDouble> value) {
        return curve.points()
                .stream()
                .map(point -> Wording.number(value.apply(point).orElse(0)) + " at " + Wording.number(point.at()))
                .collect(Collectors.joining(", "));
    }

    private void table(Map<String, List<Line>> byName) {
        page.open("details").element("summary", "The curves as tables").line();
        byName.forEach((name, lines) -> {
            double[] stages = stages(lines);
            page.open("div", "class", "wide").open("table").line().element("caption", name);
            page.open("thead").open("tr").element("th", "contestant", "scope", "col");
            DoubleStream.of(stages).forEach(at -> page.element("th", Wording.number(at), "scope", "col"));
            page.close().close().line().open("tbody").line();
            for (Line line : lines) {
                page.open("tr").element("th", line.card().name(), "scope", "row");
                for (double at : stages) {
                    page.element("td", line.curve()
                            .points()
                            .stream()
                            .filter(point -> point.at() == at)
                            .map(point -> Wording.percent(point.found()) + ", "
                                    + Wording.seconds(point.medianSeconds()))
                            .findFirst()
                            .orElse(Wording.NONE), "class", "number");
                }
                page.close().line();
            }
            page.close().close().close().line();
        });
        page.close().line();
    }
}
