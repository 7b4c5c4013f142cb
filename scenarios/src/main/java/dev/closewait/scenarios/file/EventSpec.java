package dev.closewait.scenarios.file;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the server in the middle of the load: exactly one of its kinds.
 *
 * @param after how long after the load began
 * @param faults these faults, and no others, are on from then
 * @param raiseLimit its soft limit of descriptors is raised to this while it runs
 * @param restart it is ended, and started again on its port
 */
public record EventSpec(Duration after, Optional<List<FaultSpec>> faults, Optional<Integer> raiseLimit,
        Optional<Boolean> restart) {
    /** What happens, in a word or two. */
    public String text() {
        return faults.map(list -> list.isEmpty()
                ? "the faults are switched off"
                : "other faults are switched on: " + String.join(", ", list.stream().map(FaultSpec::name).toList()))
                .or(() -> raiseLimit.map(limit -> "the descriptor limit is raised to " + limit))
                .orElse("the server is restarted");
    }
}
