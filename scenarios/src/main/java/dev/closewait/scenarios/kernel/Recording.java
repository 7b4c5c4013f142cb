package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import java.util.List;

/**
 * Everything that was observed of one service in one run. Instants are on the clock of {@link Observation#nanos()}.
 *
 * @param pids the process that was observed, and after each restart the next
 * @param loadBegan when the first client could begin
 * @param loadEnded when the last client was told to stop
 * @param settled whether, after the load, sockets had stopped leaving before the last look
 * @param observations what was seen, the oldest first, from before the load until after it
 * @param restarts when the server was ended, to be started again; mostly never
 * @param served how the clients fared, the oldest first, about every second of the load
 */
public record Recording(List<Long> pids, long loadBegan, long loadEnded, boolean settled,
        List<Observation> observations, List<Long> restarts, List<Served> served) {
    public Recording {
        pids = List.copyOf(pids);
        observations = List.copyOf(observations);
        restarts = List.copyOf(restarts);
        served = List.copyOf(served);
    }

    /** What was seen while the load lasted. */
    public List<Observation> underLoad() {
        return observations.stream()
                .filter(seen -> seen.nanos() >= loadBegan && seen.nanos() <= loadEnded)
                .toList();
    }

    /** The instant in the middle of the load. */
    long middle() {
        return loadBegan + (loadEnded - loadBegan) / 2;
    }
}
