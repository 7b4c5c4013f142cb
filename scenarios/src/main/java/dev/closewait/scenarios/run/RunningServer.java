package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.FaultSpec;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private static final int OK = 200;
    /** Long for an answer that takes a millisecond; a server that is suspended gives none, and must not hold up the run. */
    private static final int PATIENCE_MILLIS = 5_000;

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

    /**
     * Has it serve with these faults from now on, and no others. Safe for use by several threads.
     *
     * @throws RunException when it does not take them, or cannot be told
     */
    public void switchFaults(List<FaultSpec> faults) throws RunException {
        put(URI.create("http://" + host + ":" + adminPort + "/faults"), faults, PATIENCE_MILLIS);
    }

    static void put(URI where, List<FaultSpec> faults, int patienceMillis) throws RunException {
        try {
            HttpURLConnection admin = (HttpURLConnection) where.toURL().openConnection();
            admin.setConnectTimeout(patienceMillis);
            admin.setReadTimeout(patienceMillis);
            admin.setRequestMethod("PUT");
            admin.setDoOutput(true);
            admin.getOutputStream().write(CommandLines.json(faults).getBytes(StandardCharsets.UTF_8));
            if (admin.getResponseCode() != OK) {
                throw new RunException("server-sim did not take other faults: it answered " + admin.getResponseCode()
                        + ", expected " + OK);
            }
        } catch (IOException unreachable) {
            throw new RunException("server-sim could not be told other faults: " + unreachable.getMessage(),
                    unreachable);
        }
    }
}
