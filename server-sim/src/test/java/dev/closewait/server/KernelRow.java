package dev.closewait.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the kernel tells about one end of a connection, from {@code /proc/net/tcp} and {@code tcp6}.
 *
 * @param state the state's number: 1 ESTABLISHED, 8 CLOSE_WAIT (include/net/tcp_states.h)
 * @param unsentBytes Send-Q: written here, and not taken by the peer
 * @param unreadBytes Recv-Q
 * @param inode of the descriptor that a process has of it, 0 when none has
 */
public record KernelRow(int state, int unsentBytes, int unreadBytes, long inode) {
    private static final int CLOSE_WAIT = 8;

    /** The row of the connection between these ports, seen from the local one. */
    static Optional<KernelRow> of(int localPort, int remotePort) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> afterColon(columns[1]) == localPort && afterColon(columns[2]) == remotePort)
                .map(columns -> new KernelRow(Integer.parseInt(columns[3], 16), beforeColon(columns[4]),
                        afterColon(columns[4]), Long.parseLong(columns[9])))
                .findFirst();
    }

    /** Whether the peer has closed, and the application not. */
    public boolean inCloseWait() {
        return state == CLOSE_WAIT;
    }

    /** Whether a process has accepted it. */
    public boolean accepted() {
        return inode != 0;
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of a pair of queues. */
    private static int beforeColon(String pair) {
        return Integer.parseInt(pair.substring(0, pair.indexOf(':')), 16);
    }

    /** The port of an endpoint, the second of a pair of queues. */
    private static int afterColon(String pair) {
        return Integer.parseInt(pair.substring(pair.indexOf(':') + 1), 16);
    }
}
