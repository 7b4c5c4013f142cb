package dev.closewait.validation.report.html;

import dev.closewait.validation.report.Markup;

/**
 * Draws figures that are as wide as there is room: {@code x} is in percent of the width and {@code y} in pixels, so that
 * letters and lines keep their size on a phone and on a wall.
 */
final class Canvas {
    /** A path has no percentages: it is drawn in a box of its own that is stretched, a thousand units wide. */
    static final double PATH_WIDTH = 1_000;
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
    Canvas begin(int pixels, String title, String description) {
        height = pixels;
        String id = "figure-" + ++figures;
        page.open("svg", "role", "img", "class", "figure", "width", "100%", "height", pixels, "aria-labelledby",
                id + "-title " + id + "-words");
        page.element("title", title, "id", id + "-title").element("desc", description, "id", id + "-words");
        return this;
    }

    /** Ends the figure. */
    void end() {
        page.close().line();
    }

    Canvas line(double x1, double y1, double x2, double y2, String kind) {
        page.leaf("line", "x1", percent(x1), "y1", y1, "x2", percent(x2), "y2", y2, "class", kind);
        return this;
    }

    Canvas dot(double x, double y, double radius, String kind) {
        page.leaf("circle", "cx", percent(x), "cy", y, "r", radius, "class", kind);
        return this;
    }

    Canvas bar(double x, double y, double width, double high, String kind) {
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
    Canvas text(double x, double y, double shift, String words, String kind) {
        page.element("text", words, "x", percent(x), "y", y, "dx", shift, "class", shift < 0 ? kind + " end" : kind);
        return this;
    }

    /** Draws a path whose {@code x} goes from 0 to {@link #PATH_WIDTH}. */
    Canvas path(String data, String kind) {
        page.open("svg", "width", "100%", "height", height, "viewBox", "0 0 1000 " + height, "preserveAspectRatio",
                "none");
        page.leaf("path", "d", data, "class", kind).close();
        return this;
    }

    /** Begins what belongs together and is shown or hidden together. */
    Canvas group(String kind) {
        page.open("g", "class", kind);
        return this;
    }

    Canvas ungroup() {
        page.close();
        return this;
    }

    private static String percent(double x) {
        return Markup.number(x) + "%";
    }

    /** Where a place in percent lies on a path. */
    static double onPath(double x) {
        return x * PATH_WIDTH / PERCENT;
    }
}
