package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import java.util.List;

/**
 * Everything that was observed in one run. Instants are on the clock of {@link Observation#nanos()}.
 *
 * @param serverPid the process that was observed
 * @param loadBegan when the first client could begin
 * @param loadEnded when the last client was told to stop
 * @param settled whether, after the load, sockets had stopped leaving before the last look
 * @param observations what was seen, the oldest first, from before the load until after it
 */
public record Recording(long serverPid, long loadBegan, long loadEnded, boolean settled,
        List<Observation> observations) {
    public Recording {
        observations = List.copyOf(observations);
    }

    /** What was seen while the load lasted. */
    public List<Observation> underLoad() {
        return observations.stream()
                .filter(seen -> seen.nanos() >= loadBegan && seen.nanos() <= loadEnded)
                .toList();
    }
}
