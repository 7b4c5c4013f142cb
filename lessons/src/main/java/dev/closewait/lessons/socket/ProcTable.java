package dev.closewait.lessons.socket;

import dev.closewait.detector.socket.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /proc/net/tcp} as the kernel prints it. */
final class ProcTable {
    private static final Path TABLE = Path.of("/proc/net/tcp");

    private ProcTable() {}

    /** The row of a connection's end; empty where there is none any more, or no table. */
    static Optional<ProcRow> row(LessonSocket socket) {
        try (Stream<String> table = Files.lines(TABLE, StandardCharsets.US_ASCII)) {
            return table.filter(line -> line.contains(addresses(socket))).findFirst().flatMap(ProcRow::of);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The ports of both ends, as a row has them: {@code 0100007F:1F90 0100007F:C001} on a little-endian machine. */
    private static String addresses(LessonSocket socket) {
        return socket.local().map(ProcTable::hex).orElse("?") + " " + socket.remote().map(ProcTable::hex).orElse("?");
    }

    private static String hex(Endpoint endpoint) {
        return String.format(Locale.ROOT, "0100007F:%04X", endpoint.port());
    }
}
