package dev.closewait.scenarios.run.container;

import java.util.Map;
import java.util.UUID;

/**
 * The label that every container and network of one runner carries, and nothing else in the engine does.
 *
 * @param value what tells this runner from all others
 */
record RunLabel(String value) {
    private static final String KEY = "dev.closewait.runner";

    /** A label that nobody had before. */
    static RunLabel unique() {
        return new RunLabel(UUID.randomUUID().toString());
    }

    /** As the engine's requests want it. */
    Map<String, String> asMap() {
        return Map.of(KEY, value);
    }

    /** As {@code docker … --filter} wants it. */
    @Override
    public String toString() {
        return KEY + "=" + value;
    }
}
