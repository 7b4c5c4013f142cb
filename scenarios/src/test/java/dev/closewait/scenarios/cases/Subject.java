package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.observation.Scope;
import dev.closewait.scenarios.run.Simulator;
import tools.jackson.databind.JsonNode;

/**
 * What is observed.
 *
 * @param process its process
 * @param ready the line of JSON that it printed when it was ready
 */
record Subject(Simulator process, JsonNode ready) {
    long pid() {
        return process.pid();
    }

    /** The port that it serves on; 0 of a client. */
    int port() {
        return ready.path("port").asInt(0);
    }

    /** What of this machine has to do with it. */
    Scope scope() {
        return port() == 0 ? Scope.pid(pid()) : Scope.port(port());
    }

    /** Whether a diagnosis of this service is about it. */
    boolean is(Service service) {
        return service.port() == port() && (port() != 0 || service.pid() == pid());
    }
}
