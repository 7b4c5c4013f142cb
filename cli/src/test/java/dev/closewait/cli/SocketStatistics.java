package dev.closewait.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What {@code ss -tan} says of the endpoints of a step, held against what the step says. */
final class SocketStatistics {
    /** As ss calls them. */
    private static final Map<String, String> NAMES = Map.of("ESTABLISHED", "ESTAB", "SYN_RECEIVED", "SYN-RECV");

    /** A row: state, queues, both addresses. */
    private record Row(String state, String receiveQueue, String sendQueue, String local, String remote) {}

    private SocketStatistics() {}

    static boolean isInstalled() {
        return Stream.of("/usr/bin/ss", "/bin/ss", "/usr/sbin/ss", "/sbin/ss")
                .anyMatch(ss -> Files.isExecutable(Path.of(ss)));
    }

    /** Nothing when ss sees each socket of a step that was taken in the state that is claimed, and no other. */
    static List<String> disagreements(JsonNode step) {
        List<Row> rows = step.has("after") ? rows() : List.of();
        List<String> disagreements = new ArrayList<>();
        step.path("after").forEach(endpoint -> {
            String local = endpoint.path("local").asString("none");
            String remote = endpoint.path("remote").asString("0.0.0.0:*");
            List<String> seen = rows.stream()
                    .filter(row -> row.local.equals(local) && row.remote.equals(remote))
                    .map(row -> text(row, step))
                    .toList();
            List<String> claimed = step.path("after")
                    .valueStream()
                    .filter(other -> other.path("local").asString("none").equals(local)
                            && other.path("remote").asString("0.0.0.0:*").equals(remote))
                    .filter(other -> !"CLOSED".equals(other.path("state").asString()))
                    .map(other -> text(row(other, local, remote), step))
                    .toList();
            if (!seen.equals(claimed)) {
                disagreements.add(step.path("title").asString() + ", " + endpoint.path("name").asString() + ": claimed "
                        + claimed + ", seen by ss " + seen);
            }
        });
        return disagreements;
    }

    private static Row row(JsonNode endpoint, String local, String remote) {
        String state = endpoint.path("state").asString();
        return new Row(NAMES.getOrDefault(state, state.replace('_', '-')), endpoint.path("receiveQueue").asString(),
                endpoint.path("sendQueue").asString(), local, remote);
    }

    /** Where a window is closed, probes go on, and the queues change between two looks. */
    private static String text(Row row, JsonNode step) {
        boolean still = step.path("segments").valueStream().noneMatch(segment -> segment.path("many").asBoolean());
        boolean small = row.receiveQueue.length() <= 3 && row.sendQueue.length() <= 3;
        return still && small ? row.state + " " + row.receiveQueue + " " + row.sendQueue : row.state;
    }

    private static List<Row> rows() {
        try {
            Process ss = new ProcessBuilder("ss", "-tanH").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (Stream<String> lines = ss.inputReader(StandardCharsets.UTF_8).lines()) {
                return lines.map(line -> line.strip().split(" +"))
                        .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4]))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
