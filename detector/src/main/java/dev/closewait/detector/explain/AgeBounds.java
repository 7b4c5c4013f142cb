package dev.closewait.detector.explain;

/** Where an age begins to mean something. */
final class AgeBounds {
    /** Longer than this is longer than what servers give a request: their usual limits are 30 and 60 s. */
    static final long OLD_MILLIS = 60_000;
    /** Shorter than this is what a socket in CLOSE_WAIT lives that is closed as soon as the program gets to it. */
    static final long PROMPT_MILLIS = 1_000;

    private AgeBounds() {}
}
