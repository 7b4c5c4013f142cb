package dev.closewait.validation.score;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.trace.Label;
import dev.closewait.validation.score.Portrait.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/** Draws a trace while it goes by. It keeps the sockets that are there, a few hundred points, and counts by age. */
final class PortraitPainter {
    private static final int MOST_POINTS = 300;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Label label;
    private final SurvivalCurve survival = new SurvivalCurve();
    private final Map<Long, Stay> present = new HashMap<>();
    private final List<Point> counts = new ArrayList<>();
    private long looks;
    private long firstNanos;
    private int stride = 1;

    /** @param label of a recording, which is whole from the beginning */
    PortraitPainter(Label label) {
        this.label = label;
    }

    /** A socket while it is there; times in nanoseconds. */
    private static final class Stay {
        private final long entered;
        private final long firstSeen;
        private long lastSeen;

        Stay(long entered, long seen) {
            this.entered = entered;
            this.firstSeen = seen;
            this.lastSeen = seen;
        }
    }

    /** Takes the next look. */
    void see(Observation look) {
        firstNanos = looks == 0 ? look.nanos() : firstNanos;
        IntPredicate ours = Sights.rowsOf(label.port(), look);
        SocketColumns sockets = look.closeWait();
        int count = 0;
        boolean counts = look.nanos() <= label.untilNanos();
        for (int row = 0; row < sockets.size(); row++) {
            if (ours.test(row)) {
                count++;
                if (counts) {
                    stays(sockets.cookie(row), look.nanos(), sockets.sinceAckReceivedMillis(row));
                }
            }
        }
        if (counts) {
            letGo(look.nanos());
        }
        plot(look.nanos(), count);
        looks++;
    }

    /** The portrait; what is still there left nobody knows when. */
    Portrait paint(String trace) {
        present.values().forEach(stay -> survival.stayed(age(stay, stay.firstSeen), age(stay, stay.lastSeen)));
        present.clear();
        return new Portrait(trace, counts, OptionalDouble.of(seconds(Math.max(firstNanos, label.sinceNanos()))),
                survival.points());
    }

    /** Where the kernel does not tell its age, a socket is as old as it has been seen. */
    private void stays(long cookie, long nanos, int sinceAckMillis) {
        present.computeIfAbsent(cookie,
                _ -> new Stay(nanos - Math.max(0, sinceAckMillis) * NANOS_PER_MILLI, nanos)).lastSeen = nanos;
    }

    /** Who is no longer there left between two looks: in the middle, as far as anybody knows. */
    private void letGo(long nanos) {
        Iterator<Stay> stays = present.values().iterator();
        while (stays.hasNext()) {
            Stay stay = stays.next();
            if (stay.lastSeen < nanos) {
                long left = stay.lastSeen + (nanos - stay.lastSeen) / 2;
                survival.left(age(stay, stay.firstSeen), age(stay, left));
                stays.remove();
            }
        }
    }

    /** Every so manyth look; when there are too many, every other of them goes. */
    private void plot(long nanos, int count) {
        if (looks % stride != 0) {
            return;
        }
        if (counts.size() == MOST_POINTS) {
            List<Point> kept = new ArrayList<>();
            for (int i = 0; i < counts.size(); i += 2) {
                kept.add(counts.get(i));
            }
            counts.clear();
            counts.addAll(kept);
            stride *= 2;
        }
        if (looks % stride == 0) {
            counts.add(new Point(seconds(nanos), count));
        }
    }

    private double seconds(long nanos) {
        return rounded((nanos - firstNanos) / NANOS_PER_SECOND);
    }

    private static double age(Stay stay, long at) {
        return (at - stay.entered) / NANOS_PER_SECOND;
    }

    /** To a millisecond, which is more than a plot shows. */
    private static double rounded(double seconds) {
        return Math.round(seconds * 1e3) / 1e3;
    }
}
