package dev.closewait.validation.contestant;

import dev.closewait.detector.trace.TraceHeader;

/** A detector that takes part in a validation: one of ours, one from a jar, or a program in any language. */
public interface Contestant {
    /** What it is called on the scorecard. */
    String name();

    /** Where it comes from, for people: {@code built in}, a jar, or the command. */
    String origin();

    /**
     * Begins with a trace, knowing nothing of any other. Several may be under way at once, each in a thread of its own.
     *
     * @param header its label is kept back, and its name and kernel, which may tell the same
     * @throws ContestantException when it does not even start
     */
    Attempt attempt(TraceHeader header) throws ContestantException, InterruptedException;
}
