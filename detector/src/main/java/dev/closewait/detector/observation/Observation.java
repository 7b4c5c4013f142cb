package dev.closewait.detector.observation;

import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.List;

/**
 * All that a detector may see of one instant.
 *
 * <p>Columns that an {@link Observer} filled are filled again at its next look; {@link #copy()} keeps them.
 *
 * @param nanos when, on a clock that only goes forward; differences of it are elapsed time
 * @param wallClock when, as people say it; may jump
 * @param closeWait the sockets in CLOSE_WAIT
 * @param listeners the listening sockets; one that several processes hold has a row, with the same cookie, for each
 * @param processes the processes that own any of them, or hold one of the listeners
 * @param host the machine
 */
public record Observation(long nanos, Instant wallClock, SocketColumns closeWait, SocketColumns listeners,
        List<ProcessSample> processes, HostSample host) {
    /** The same observation with columns of its own, which nothing changes any more. */
    public Observation copy() {
        return new Observation(nanos, wallClock, closeWait.copy(), listeners.copy(), List.copyOf(processes), host);
    }
}
