package dev.closewait.cli.web.visit;

import tools.jackson.databind.node.ObjectNode;

/** Something that a visitor can have running. */
public interface Play {
    /** Adds to the line that says it has begun: its {@code kind}, its {@code name}, what it is about. */
    void describe(ObjectNode line);

    /**
     * Runs, on a thread of its own, until it is over or that thread is interrupted. Whatever it opened or started has ended
     * when this returns or throws.
     *
     * @throws Exception when it could not go on; the message is for people
     */
    void run(Stage stage) throws Exception;
}
