package dev.closewait.cli.web.visit;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a {@link Play} is given: someone who listens, and may want something. */
public interface Stage {
    /** Tells the visitor, in one versioned object. */
    void say(String json);

    /**
     * Waits until the visitor wants something.
     *
     * @throws InterruptedException when it is to end
     */
    JsonNode await() throws InterruptedException;

    /** What the visitor has wanted by now, if anything. */
    Optional<JsonNode> poll();
}
