package dev.closewait.bench.comparison;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.result.ComparisonResult;
import java.io.IOException;
import java.util.List;

/** Contenders that do the same thing, in one run and in turns, so that what else the machine does falls on all of them alike. */
public interface Comparison {
    /** How it is called on the command line. */
    String name();

    /** What is compared, in a line of help. */
    String what();

    /**
     * Makes sure that ours would have somebody to stand beside. A comparison without peers needs nothing.
     *
     * @throws MissingToolException when no peer at all is installed
     */
    default void requirePeers() throws MissingToolException {}

    /**
     * Makes sure that it can do as much, before any comparison takes time.
     *
     * @throws IllegalArgumentException when it cannot
     */
    default void require(Effort effort) {}

    /**
     * Measures, once for each size.
     *
     * @param effort how much of it
     * @throws MeasurementException when a contender did not do what all do, so that its figures mean nothing
     * @throws IOException when something could not be started or read
     */
    List<ComparisonResult> compare(Effort effort) throws IOException, InterruptedException;
}
