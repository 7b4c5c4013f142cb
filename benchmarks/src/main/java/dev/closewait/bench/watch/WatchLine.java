package dev.closewait.bench.watch;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a line of {@code closewait watch --format json} says of services. A service is known by its port. */
final class WatchLine {
    private WatchLine() {}

    /** Of which service the line is; empty for the last line, which is of all. */
    static OptionalInt port(String line) {
        JsonNode port = JsonMapper.shared().readTree(line).path("port");
        return port.isInt() ? OptionalInt.of(port.asInt()) : OptionalInt.empty();
    }

    /** Of which services the last line is; none where it is no such line. */
    static Set<Integer> services(String line) {
        return line.startsWith("{")
                ? JsonMapper.shared()
                        .readTree(line)
                        .path("services")
                        .valueStream()
                        .map(service -> service.path("port").asInt(0))
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
