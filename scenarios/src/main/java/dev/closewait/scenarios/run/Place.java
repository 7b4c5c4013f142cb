package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.Scenario;
import java.util.Optional;

/** Where runs take place: on this machine as it is, or somewhere with walls around each process. */
public interface Place extends AutoCloseable {
    /** What it needs for this scenario and does not have, as a reason why the scenario is skipped; empty when it can run. */
    Optional<String> lacks(Scenario scenario);

    /**
     * Gets ready for one run.
     *
     * @throws RunException when it cannot
     */
    Lab setUp() throws RunException;

    /** Gives back what it took for all runs together. */
    @Override
    default void close() {}
}
