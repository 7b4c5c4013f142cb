package dev.closewait.bench.page;

import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Measurement;
import dev.closewait.bench.result.Numbers;
import dev.closewait.bench.result.Quantity;
import dev.closewait.validation.report.Markup;
import java.util.List;

/**
 * One quantity of all contenders as a figure by itself: a dot at the median, a line from quartile to quartile, on a scale of
 * equal factors, since the best and the worst lie far apart. It follows the reader's choice of light or dark.
 */
final class DotPlot {
    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #24292f }
            .axis { stroke: #d0d7de } .tick { fill: #57606a; font-size: 11px }
            .peer { fill: #57606a; stroke: #57606a } .ours { fill: #0969da; stroke: #0969da }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 } .axis { stroke: #30363d } .tick { fill: #8d96a0 }
              .peer { fill: #8d96a0; stroke: #8d96a0 } .ours { fill: #4493f8; stroke: #4493f8 }
            }
            """;
    private static final int WIDTH = 760;
    private static final int LEFT = 220;
    private static final int RIGHT = 90;
    private static final int ROW = 26;
    private static final int TOP = 14;
    private static final int BOTTOM = 28;
    private static final int RADIUS = 5;

    private final Markup svg = new Markup("");
    private final Quantity quantity;
    private final List<Measurement> rows;
    private final Decades decades;
    private final int height;

    private DotPlot(ComparisonResult result, Quantity quantity) {
        this.quantity = quantity;
        rows = result.of(quantity);
        decades = Decades.around(rows.stream().flatMapToDouble(Measurement::range), LEFT, WIDTH - RIGHT);
        height = TOP + ROW * rows.size() + BOTTOM;
        svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + WIDTH + " " + height, "width", WIDTH,
                "height", height, "role", "img");
        svg.element("title", quantity.words() + ": " + result.setting()).element("style", STYLE);
    }

    /** The figure as a file of SVG. */
    static String of(ComparisonResult result, Quantity quantity) {
        DotPlot plot = new DotPlot(result, quantity);
        plot.axis();
        for (int row = 0; row < plot.rows.size(); row++) {
            plot.row(plot.rows.get(row), TOP + ROW * row + ROW / 2);
        }
        plot.svg.close();
        return plot.svg.finished().strip() + "\n";
    }

    private void axis() {
        for (double tick : decades.ticks()) {
            double x = decades.at(tick);
            svg.leaf("line", "x1", x, "x2", x, "y1", TOP, "y2", height - BOTTOM, "class", "axis");
            svg.element("text", Numbers.with(tick, quantity), "x", x, "y", height - BOTTOM + 16, "text-anchor",
                    "middle",
                    "class", "tick");
        }
        svg.line();
    }

    private void row(Measurement row, int y) {
        String kind = row.ours() ? "ours" : "peer";
        svg.element("text", row.contender(), "x", LEFT - 14, "y", y + 4, "text-anchor", "end");
        svg.leaf("line", "x1", decades.at(row.low()), "x2", decades.at(row.high()), "y1", y, "y2", y, "class", kind,
                "stroke-width", 3);
        svg.leaf("circle", "cx", decades.at(row.median()), "cy", y, "r", RADIUS, "class", kind);
        svg.element("text", Numbers.with(row.median(), quantity), "x", decades.at(row.high()) + 2 * RADIUS, "y", y + 4)
                .line();
    }
}
