package dev.closewait.scenarios.file;

import java.util.Map;

/**
 * A bug of the server, by name. What it may be given is for server-sim to say.
 *
 * @param name which one, such as {@code exception-skips-close}
 * @param parameters its parameters by name, with the values of the file: numbers, booleans, text
 */
public record FaultSpec(String name, Map<String, Object> parameters) {
    public FaultSpec {
        parameters = Map.copyOf(parameters);
    }
}
