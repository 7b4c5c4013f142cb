package dev.closewait.lessons.socket;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.lessons.event.Exhibit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rows of {@code /proc/net/tcp} as the kernel prints them. */
public final class ProcTable {
    private static final Path TABLE = Path.of("/proc/net/tcp");

    private ProcTable() {}

    /** The rows of these connections, below the names of the columns. */
    public static Exhibit rows(String title, LessonSocket... sockets) {
        List<String> lines = new ArrayList<>();
        try (Stream<String> table = Files.lines(TABLE, StandardCharsets.US_ASCII)) {
            table.filter(line -> line.contains("rem_address")
                    || Stream.of(sockets).anyMatch(socket -> line.contains(addresses(socket))))
                    .map(String::strip)
                    .forEach(lines::add);
        } catch (IOException unreadable) {
            lines.add("(" + TABLE + " cannot be read: " + unreadable.getMessage() + ")");
        }
        return new Exhibit(title, lines);
    }

    /** The ports of both ends, as a row has them: {@code 0100007F:1F90 0100007F:C001} on a little-endian machine. */
    private static String addresses(LessonSocket socket) {
        return socket.local().map(ProcTable::hex).orElse("?") + " " + socket.remote().map(ProcTable::hex).orElse("?");
    }

    private static String hex(Endpoint endpoint) {
        return String.format(Locale.ROOT, "0100007F:%04X", endpoint.port());
    }
}
