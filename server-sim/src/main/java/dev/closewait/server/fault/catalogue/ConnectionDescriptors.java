package dev.closewait.server.fault.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The descriptors of this process, and what they are open on; asked from the kernel, since the JDK's channels do not tell. */
final class ConnectionDescriptors {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Columns of /proc/net/tcp (proc_pid_net(5)). */
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private static final String LISTEN = "0A";
    private static final int HEXADECIMAL = 16;

    private ConnectionDescriptors() {}

    /** Those of the connections that were accepted at a local port, and are not closed. */
    static Set<Integer> of(int port) {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/self/net", table)))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> port(columns[LOCAL]) == port && !columns[STATE].equals(LISTEN))
                .map(columns -> "socket:[" + columns[INODE] + "]")
                .collect(Collectors.toSet());
        return all().stream().filter(descriptor -> sockets.contains(target(descriptor))).collect(Collectors.toSet());
    }

    /** All that this process has open. */
    static Set<Integer> all() {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.map(path -> Integer.valueOf(path.getFileName().toString())).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the descriptors of this process cannot be listed", e);
        }
    }

    private static int port(String endpoint) {
        return Integer.parseInt(endpoint.substring(endpoint.indexOf(':') + 1), HEXADECIMAL);
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException("the sockets of this machine cannot be listed", e);
        }
    }

    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor))).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
