package dev.closewait.detector.explain;

import java.time.Instant;
import java.util.Optional;

/**
 * What happened in CLOSE_WAIT between the snapshots of a text.
 *
 * @param snapshots how many there were
 * @param firstTime when the first was taken
 * @param lastTime when the last was taken
 * @param first sockets in the first
 * @param last sockets in the last
 * @param heldThroughout sockets that were in every one
 * @param stayed over all pairs that follow each other, sockets that were in both
 * @param left those in the first of a pair only
 * @param came those in the second of a pair only
 */
public record Movement(int snapshots, Optional<Instant> firstTime, Optional<Instant> lastTime, long first, long last,
        long heldThroughout, long stayed, long left, long came) {
    static Movement of(Timeline timeline) {
        return new Movement(timeline.snapshots(), timeline.firstTime(), timeline.lastTime(), timeline.firstCount(),
                timeline.lastCount(), timeline.heldThroughout(), timeline.stayed(), timeline.left(), timeline.came());
    }
}
