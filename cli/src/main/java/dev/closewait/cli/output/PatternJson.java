package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.scenarios.grade.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a browser is told of a pattern that runs: one versioned object each; {@code event} names its kind. */
public final class PatternJson {
    private static final double NANOS_PER_SECOND = 1e9;

    private PatternJson() {}

    /**
     * Sockets, counted by their states.
     *
     * @param server those of the server, its listener among them
     * @param client those of its clients
     * @param closeWait some of the server's that are in CLOSE_WAIT
     */
    public record Counted(Map<TcpState, Integer> server, Map<TcpState, Integer> client, List<Shown> closeWait) {}

    /** A socket; the cookie names it for its whole life. */
    public record Shown(long cookie, int receiveQueue, int sendQueue) {}

    /** A look at the sockets, with what the detector says after it. */
    public static String looked(Duration elapsed, int closeWait, int arrivals, int departures,
            List<Diagnosis> diagnoses,
            Optional<Counted> counted) {
        ObjectNode line = Json.versioned()
                .put("event", "looked")
                .put("seconds", elapsed.toNanos() / NANOS_PER_SECOND)
                .put("closeWait", closeWait)
                .put("arrivals", arrivals)
                .put("departures", departures);
        Json.services(line, diagnoses, Optional.empty());
        counted.ifPresent(count -> {
            states(line.putObject("server"), count.server());
            states(line.putObject("client"), count.client());
            ArrayNode sockets = line.putArray("sockets");
            count.closeWait()
                    .forEach(socket -> sockets.addObject()
                            .put("cookie", Long.toHexString(socket.cookie()))
                            .put("receiveQueue", socket.receiveQueue())
                            .put("sendQueue", socket.sendQueue()));
        });
        return line.toString();
    }

    private static void states(ObjectNode node, Map<TcpState, Integer> counts) {
        counts.forEach((state, count) -> node.put(state.name(), count));
    }

    /** The faults that the server has from now on. */
    public static String faults(Collection<String> on) {
        ObjectNode line = Json.versioned().put("event", "faults");
        ArrayNode names = line.putArray("on");
        on.forEach(names::add);
        return line.toString();
    }

    /**
     * How a run came out.
     *
     * @param touched whether its faults were switched, so that the grade is not that of the scenario
     */
    public static String finished(Outcome outcome, boolean touched) {
        ObjectNode line = Json.versioned().put("event", "finished").put("touched", touched);
        line.set("outcome", Json.outcome(outcome));
        return line.toString();
    }

    /** Something that a person should know. */
    public static String notice(String says) {
        return Json.versioned().put("event", "notice").put("says", says).toString();
    }
}
