package dev.closewait.scenarios.run;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * A server that is ready.
 *
 * @param process its process
 * @param host the address at which it is reached
 * @param port the port that it serves on
 * @param adminPort the port that switches its faults
 */
public record RunningServer(Simulator process, String host, int port, int adminPort) {
    /** What its line {@code ready} says. */
    static RunningServer of(Simulator process, JsonNode ready) {
        return new RunningServer(process, ready.path("host").asString("127.0.0.1"), ready.path("port").asInt(),
                ready.path("adminPort").asInt());
    }

    /** Where its faults are switched. */
    URI faults() {
        return URI.create("http://" + host + ":" + adminPort + "/faults");
    }
}
