package dev.closewait.scenarios.run;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A line that a simulator printed.
 *
 * @param nanos when it was read, on the clock of {@link System#nanoTime()}
 * @param text the line
 */
public record PrintedLine(long nanos, String text) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Whether it is the JSON of this event. */
    public boolean names(String event) {
        return json().path("event").asString("").equals(event);
    }

    /** The line as JSON; a missing node when it is none, such as a warning of the JVM. */
    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }
}
