package dev.closewait.client.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This machine's sockets in CLOSE_WAIT, as {@code proc_pid_net(5)} lists them. */
final class CloseWait {
    /** Number, local endpoint, remote endpoint, state. */
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final String CLOSE_WAIT = "08";

    private CloseWait() {}

    /** The local endpoints, as the kernel writes them, of those whose remote port is this. */
    static Set<String> towards(int port) {
        String remote = String.format(Locale.ROOT, ":%04X", port);
        // NIO's sockets are IPv6 ones with mapped addresses.
        return Stream.of("tcp", "tcp6")
                .flatMap(CloseWait::rows)
                .filter(row -> row[STATE].equals(CLOSE_WAIT) && row[REMOTE].endsWith(remote))
                .map(row -> row[LOCAL])
                .collect(Collectors.toSet());
    }

    private static Stream<String[]> rows(String table) {
        try {
            return Files.readAllLines(Path.of("/proc/self/net", table))
                    .stream()
                    .map(line -> line.trim().split("\\s+", -1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
