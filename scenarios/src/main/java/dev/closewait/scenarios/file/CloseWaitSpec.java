package dev.closewait.scenarios.file;

import java.time.Duration;
import java.util.Optional;

/**
 * What the sockets in CLOSE_WAIT must show during a run.
 *
 * @param atLeast the peak of their count must reach this
 * @param atMost the peak of their count must not exceed this
 * @param grows whether sockets that never leave must come all through the load, or must not
 * @param turnover the share of the sockets of one look that are gone at the next, 0 to 1; the median over the load
 * @param age the time in CLOSE_WAIT that the oldest of them reached under load
 * @param leaked how many were left when the load had ended and everything else had settled
 * @param left how many left in the second half of the load
 * @param unaccepted the most at any look that no process owned: they waited in the listen backlog
 * @param unread the most at any look that were accepted and had bytes, or a FIN, unread
 * @param unsent the most at any look that had bytes to send which their peer did not take
 */
public record CloseWaitSpec(Optional<Integer> atLeast, Optional<Integer> atMost, Optional<Boolean> grows,
        Optional<Bounds<Double>> turnover, Optional<Bounds<Duration>> age, Optional<Bounds<Integer>> leaked,
        Optional<Bounds<Integer>> left, Optional<Bounds<Integer>> unaccepted, Optional<Bounds<Integer>> unread,
        Optional<Bounds<Integer>> unsent) {
    /** Between what two values the peak of their count must lie. */
    public Bounds<Integer> peak() {
        return new Bounds<>(atLeast, atMost);
    }
}
