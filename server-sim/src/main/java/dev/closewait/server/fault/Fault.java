package dev.closewait.server.fault;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bug that the server can be started with, or switched to while it runs: a value, which does nothing by itself.
 *
 * @see Effect what it does to a server
 */
public interface Fault {
    /** What it is called, and what it can be told. */
    FaultKind kind();

    /** Its parameters as a file would give them, defaults included. */
    ObjectNode parameters();

    /** Takes up what the fault needs, such as threads; called anew each time that it is switched on. */
    Effect switchOn();

    /** Writes the fault as {@link Faults#parse(String)} reads it: {@code {"slow-close":{"delay":"20ms"}}}. */
    default ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(kind().name(), parameters());
        return json;
    }
}
