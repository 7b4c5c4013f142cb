package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.Optional;

/** A thing that can happen to sockets: how to bring it about, what the kernel then shows, and what must be said of it. */
interface Case {
    /** How it is called on the command line and in tables: lower case, hyphens between words. */
    String name();

    /** What happens, in a sentence or two. */
    String story();

    /** For how long it is looked at under load. */
    Duration length();

    /** What a detector must say, and must not. */
    Expected expected();

    /** Starts what is observed, in a process of its own, and returns when it is ready. */
    Subject subject(Testbed bed) throws RunException, InterruptedException;

    /** Puts it under load, and says what is to happen while that lasts. */
    default void load(Testbed bed, Subject subject) throws RunException {}

    /** What the kernel showed. Every process still lives when this is asked. It knows no detector. */
    Truth truth(Seen seen);

    /**
     * What is missing from the diagnosis that names the right pattern. Only {@code survival} is asked: the other rules say
     * no more than a word.
     */
    default Optional<String> unexplained(Diagnosis atTheEnd, Seen seen) {
        return Optional.empty();
    }

    /** How long after the load sockets may go on leaving. */
    default Duration settling() {
        return Duration.ofSeconds(3);
    }

    /** Whether it wants the CPUs for itself, so that no other run may go on beside it. */
    default boolean alone() {
        return false;
    }

    /** Why it cannot be run on this machine; empty when it can. */
    default Optional<String> cannotRun() {
        return Optional.empty();
    }
}
