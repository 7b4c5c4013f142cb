package dev.closewait.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A rectangle of cells on which lines, arrowheads and text are drawn. What lies outside it is not drawn. */
public final class Canvas {
    private static final int UP = 1;
    private static final int RIGHT = 2;
    private static final int DOWN = 4;
    private static final int LEFT = 8;
    private static final char NOTHING = 0;

    private final int width;
    private final int height;
    private final int[][] joints;
    private final char[][] letters;
    private final Tint[][] tints;
    private final Glyphs glyphs;

    /** A point of the canvas, from 0, from the upper left corner. */
    public record Point(int x, int y) {}

    public Canvas(int width, int height, Glyphs glyphs) {
        this.width = width;
        this.height = height;
        this.glyphs = glyphs;
        joints = new int[height][width];
        letters = new char[height][width];
        tints = new Tint[height][width];
        for (Tint[] row : tints) {
            Arrays.fill(row, Tint.PLAIN);
        }
    }

    /** An arrow along these points, upright or level from each to the next. Lines that meet are joined; the later gives the colour. */
    public void arrow(List<Point> points, Tint tint) {
        Point first = points.getFirst();
        boolean level = first.y == points.get(1).y;
        join(first.x, first.y, level ? LEFT | RIGHT : UP | DOWN, tint); // a whole cell, where it comes from nowhere
        for (int i = 1; i < points.size(); i++) {
            line(points.get(i - 1), points.get(i), tint);
        }
        Point last = points.getLast();
        Point before = points.get(points.size() - 2);
        put(last.x, last.y, glyphs.heads().charAt(direction(before, last)), tint);
    }

    /** 0 up, 1 right, 2 down, 3 left: as the heads are listed. */
    private static int direction(Point from, Point to) {
        return from.y == to.y ? to.x > from.x ? 1 : 3 : to.y > from.y ? 2 : 0;
    }

    private void line(Point from, Point to, Tint tint) {
        int stepX = Integer.signum(to.x - from.x);
        int stepY = Integer.signum(to.y - from.y);
        int ahead = stepX > 0 ? RIGHT : stepX < 0 ? LEFT : stepY > 0 ? DOWN : UP;
        int back = ahead == RIGHT ? LEFT : ahead == LEFT ? RIGHT : ahead == DOWN ? UP : DOWN;
        int x = from.x;
        int y = from.y;
        while (x != to.x || y != to.y) {
            join(x, y, ahead, tint);
            x += stepX;
            y += stepY;
            join(x, y, back, tint);
        }
    }

    private void join(int x, int y, int side, Tint tint) {
        if (isInside(x, y)) {
            joints[y][x] |= side;
            tints[y][x] = tint;
        }
    }

    /** Writes text over what is there. */
    public void text(int x, int y, String text, Tint tint) {
        for (int i = 0; i < text.length(); i++) {
            put(x + i, y, text.charAt(i), tint);
        }
    }

    /** Writes a line over what is there. */
    public void text(int x, int y, Line line) {
        int[] at = {x};
        line.each((text, tint) -> {
            text(at[0], y, text, tint);
            at[0] += text.length();
        });
    }

    private void put(int x, int y, char letter, Tint tint) {
        if (isInside(x, y)) {
            letters[y][x] = letter;
            tints[y][x] = tint;
        }
    }

    private boolean isInside(int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height;
    }

    /** What was drawn, line by line. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            lines.add(row(y));
        }
        return lines;
    }

    private Line row(int y) {
        Line line = Line.empty();
        int from = 0;
        for (int x = 1; x <= width; x++) {
            if (x == width || tints[y][x] != tints[y][from]) {
                line.add(cells(y, from, x), tints[y][from]);
                from = x;
            }
        }
        return line;
    }

    private String cells(int y, int from, int to) {
        StringBuilder cells = new StringBuilder();
        for (int x = from; x < to; x++) {
            cells.append(letters[y][x] == NOTHING ? glyphs.joints().charAt(joints[y][x]) : letters[y][x]);
        }
        return cells.toString();
    }
}
