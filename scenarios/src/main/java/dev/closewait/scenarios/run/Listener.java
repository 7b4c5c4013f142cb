package dev.closewait.scenarios.run;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A process that listens.
 *
 * @param pid which one; 0 when it could not be found out
 * @param address on which address
 * @param port on which port
 */
record Listener(long pid, String address, int port) {
    /** In words: its number, and its program where that may be known. */
    String whoIsIt() {
        return pid == 0
                ? "a process of another user"
                : "pid " + pid + ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .map(program -> " (" + program + ")")
                        .orElse("");
    }

    /**
     * All that listen now, the first started first, as far as numbers tell.
     *
     * @param inside a process in whose network namespace they are; empty for ours
     * @param ports on which ports; none for all
     */
    static List<Listener> all(OptionalLong inside, Set<Integer> ports) throws SocketTableException {
        try (Observer observer = new Observer(SocketTables.open(inside, _ -> {}), Scope.ports(ports))) {
            Observation now = observer.observe();
            SocketColumns rows = now.listeners();
            return IntStream.range(0, rows.size())
                    .mapToObj(
                            row -> new Listener(rows.pid(row), rows.localEndpoint(row).address(), rows.localPort(row)))
                    .sorted(Comparator.comparingLong(Listener::pid))
                    .toList();
        }
    }
}
