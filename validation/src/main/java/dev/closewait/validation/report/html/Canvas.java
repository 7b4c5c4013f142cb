package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;
import dev.closewait.validation.score.Portrait.Point;
import java.util.List;

/**
 * Draws figures that are as wide as there is room: {@code x} is in percent of the width and {@code y} in pixels, so that
 * letters and lines keep their size on a phone and on a wall.
 */
public final class Canvas {
    /** A path has no percentages: it is drawn in a box of its own that is stretched, a thousand units wide. */
    public static final double PATH_WIDTH = 1_000;
    private static final double PERCENT = 100;

    private final Markup page;
    private int figures;
    private int height;

    Canvas(Markup page) {
        this.page = page;
    }

    /**
     * Begins a figure.
     *
     * @param pixels how high it is
     * @param title what it is called, for who cannot see it
     * @param description what there is to see
     */
    public Canvas begin(int pixels, String title, String description) {
        height = pixels;
        String id = "figure-" + ++figures;
        page.open("svg", "role", "img", "class", "figure", "width", "100%", "height", pixels, "aria-labelledby",
                id + "-title " + id + "-words");
        page.element("title", title, "id", id + "-title").element("desc", description, "id", id + "-words");
        return this;
    }

    /** Ends the figure. */
    public void end() {
        page.close().line();
    }

    /** Draws a line between two points. */
    public Canvas line(double x1, double y1, double x2, double y2, String kind) {
        page.leaf("line", "x1", percent(x1), "y1", y1, "x2", percent(x2), "y2", y2, "class", kind);
        return this;
    }

    /** Draws a dot. */
    public Canvas dot(double x, double y, double radius, String kind) {
        page.leaf("circle", "cx", percent(x), "cy", y, "r", radius, "class", kind);
        return this;
    }

    /** Draws a bar whose upper left corner is given. */
    public Canvas bar(double x, double y, double width, double high, String kind) {
        page.leaf("rect", "x", percent(x), "y", y, "width", percent(width), "height", high, "class", kind);
        return this;
    }

    /**
     * Writes beside a point.
     *
     * @param x the point
     * @param y the letters' base line
     * @param shift how far beside it they begin, in pixels; when negative, they end there
     */
    public Canvas text(double x, double y, double shift, String words, String kind) {
        page.element("text", words, "x", percent(x), "y", y, "dx", shift, "class", shift < 0 ? kind + " end" : kind);
        return this;
    }

    /** Draws a path whose {@code x} goes from 0 to {@link #PATH_WIDTH}. */
    public Canvas path(String data, String kind) {
        page.open("svg", "width", "100%", "height", height, "viewBox", "0 0 1000 " + height, "preserveAspectRatio",
                "none");
        page.leaf("path", "d", data, "class", kind).close();
        return this;
    }

    /** Begins what belongs together and is shown or hidden together. */
    public Canvas group(String kind) {
        page.open("g", "class", kind);
        return this;
    }

    /** Ends what belongs together. */
    public Canvas ungroup() {
        page.close();
        return this;
    }

    /** A path through points of which each holds until the next; points in one pixel are one. Empty when there are none. */
    public static String steps(List<Point> points, Scale across, Scale up) {
        StringBuilder path = new StringBuilder();
        long lastX = -1;
        String lastY = "";
        for (Point point : points) {
            long x = Math.round(onPath(across.at(point.x())));
            String y = Markup.number(Math.round(up.at(point.y()) * 2) / 2.0);
            if (path.isEmpty()) {
                path.append("M").append(x).append(' ').append(y);
            } else if (!y.equals(lastY)) {
                path.append(x == lastX ? "" : "H" + x).append("V").append(y);
                lastX = x;
            }
            lastY = y;
        }
        return path.isEmpty() ? "" : path.append("H").append(Math.round(PATH_WIDTH)).toString();
    }

    private static String percent(double x) {
        return Markup.number(x) + "%";
    }

    /** Where a place in percent lies on a path. */
    public static double onPath(double x) {
        return x * PATH_WIDTH / PERCENT;
    }
}
