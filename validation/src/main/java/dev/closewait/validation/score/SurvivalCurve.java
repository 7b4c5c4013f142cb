package dev.closewait.validation.score;

import dev.closewait.validation.score.Portrait.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The share of sockets that stayed for longer than so long (Kaplan-Meier), with delayed entry: a socket tells nothing of the
 * time before it was first seen, since it would not have been seen had it left by then. Ages are counted in steps of a
 * tenth, so memory does not grow with the sockets.
 */
final class SurvivalCurve {
    private static final double YOUNGEST = 1e-3;
    private static final int BINS_PER_DECADE = 24;
    private static final int DECADES = 8;
    private static final int BINS = BINS_PER_DECADE * DECADES;
    private static final double TEN = 10;
    private static final double DIGITS = 1e4;

    private final long[] entered = new long[BINS];
    private final long[] departed = new long[BINS];
    private final long[] gone = new long[BINS];

    /** A socket was seen from one age on, in seconds, and left at another. */
    void left(double firstAge, double age) {
        departed[bin(age)]++;
        stayed(firstAge, age);
    }

    /** A socket was seen from one age to another, in seconds, and had not left. */
    void stayed(double firstAge, double age) {
        entered[bin(firstAge)]++;
        gone[bin(age)]++;
    }

    /** The curve: a point wherever it falls, and one where it ends. Nothing when there was no socket. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        double share = 1;
        long watched = 0;
        for (int bin = 0; bin < BINS; bin++) {
            watched += entered[bin];
            if (watched > 0 && points.isEmpty()) {
                points.add(new Point(0, 1));
            }
            if (departed[bin] > 0) {
                share *= 1 - (double) departed[bin] / watched;
                points.add(point(bin, share));
            } else if (gone[bin] > 0 && gone[bin] == watched) {
                points.add(point(bin, share));
            }
            watched -= gone[bin];
        }
        return points;
    }

    private static Point point(int bin, double share) {
        return new Point(rounded(YOUNGEST * Math.pow(TEN, (bin + 1.0) / BINS_PER_DECADE)), rounded(share));
    }

    private static int bin(double seconds) {
        double decades = Math.log10(Math.max(YOUNGEST, seconds) / YOUNGEST);
        return Math.min(BINS - 1, (int) (decades * BINS_PER_DECADE));
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
