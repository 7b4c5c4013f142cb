package dev.closewait.scenarios.run;

import dev.closewait.scenarios.grade.JudgedRun;
import java.util.List;

/** Keeps what was recorded of runs, on the thread that runs them. */
@FunctionalInterface
public interface RunKeeper {
    /** Keeps nothing. */
    RunKeeper NOTHING = _ -> {};

    /**
     * A run is over and was judged.
     *
     * @param together the run, and after it what ran beside it
     * @throws RunException when it cannot be kept, so that no more need be run
     */
    void keep(List<JudgedRun> together) throws RunException;

    /** Lets another keep it too, after this one. */
    default RunKeeper and(RunKeeper other) {
        return together -> {
            keep(together);
            other.keep(together);
        };
    }
}
