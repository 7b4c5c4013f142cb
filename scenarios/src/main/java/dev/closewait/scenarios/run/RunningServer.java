package dev.closewait.scenarios.run;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * A server that is ready.
 *
 * @param process what was started
 * @param pid the process that serves: that one, or one that it started
 * @param host the address at which it is reached
 * @param port the port that it serves on
 * @param adminPort the port that switches its faults; 0 of a foreign server, which has none that we know
 */
public record RunningServer(Simulator process, long pid, String host, int port, int adminPort) {
    /** What its line {@code ready} says. */
    static RunningServer of(Simulator process, JsonNode ready) {
        return new RunningServer(process, process.pid(), ready.path("host").asString("127.0.0.1"),
                ready.path("port").asInt(),
                ready.path("adminPort").asInt());
    }

    /**
     * Makes sure that it has not ended.
     *
     * @throws RunException when it has, with its last words
     */
    void mustRun() throws RunException, InterruptedException {
        process.mustRun();
        if (pid != process.pid() && !Living.is(pid)) {
            throw new RunException("pid " + pid + ", which listened on port " + port + " for " + process.name()
                    + ", has ended" + process.lastWords());
        }
    }

    /** Where its faults are switched. */
    URI faults() {
        return URI.create("http://" + host + ":" + adminPort + "/faults");
    }
}
