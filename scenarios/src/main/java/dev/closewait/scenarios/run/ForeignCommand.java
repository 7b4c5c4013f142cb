package dev.closewait.scenarios.run;

import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.scenarios.file.CommandSpec;
import dev.closewait.scenarios.file.ServerSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A foreign server that is to be started on this machine.
 *
 * @param server what the scenario says of it
 * @param port where it is to listen
 */
record ForeignCommand(ServerSpec server, int port) {
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Finds it a port.
     *
     * @param wanted where it listened before; 0 when it has not yet
     * @throws RunException when the port that it must have is taken
     */
    static ForeignCommand on(int wanted, ServerSpec server) throws RunException {
        if (wanted == 0 && server.port().isEmpty()) {
            return new ForeignCommand(server, freePort());
        }
        int port = wanted == 0 ? server.port().get() : wanted;
        try {
            List<Listener> others = Listener.all(OptionalLong.empty(), Set.of(port));
            if (!others.isEmpty()) {
                throw new RunException(server.name() + " is to listen on port " + port + ", and "
                        + others.getFirst().whoIsIt()
                        + " does; end that, or leave key 'server.port' out: then a free one"
                        + " is chosen, and told in {port} and PORT");
            }
        } catch (SocketTableException unreadable) {
            throw new RunException("whether port " + port + " is free cannot be seen: " + unreadable.getMessage(),
                    unreadable);
        }
        return new ForeignCommand(server, port);
    }

    private static int freePort() throws RunException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new RunException("there is no free port on " + LOOPBACK + ": " + none.getMessage(), none);
        }
    }

    /**
     * The program that starts it under its limits and ends with it: a {@link Warden}. Its session is of its own, so that a
     * script's {@code kill 0} does not reach us; all that it says goes to one stream, whose end is told when it fails.
     */
    Program program(Optional<CpuQuota> quota) {
        CommandSpec command = server.command().orElseThrow();
        List<String> chain = new ArrayList<>(ProcessLimits.before(server.limits()));
        chain.addAll(List.of("setsid", "sh", "-c", "exec sh -c \"$0\" >&2", command.on(port)));
        Program limited = new Program(server.name(), chain);
        return Warden.of(command.folder(), port, quota.map(group -> group.on(limited)).orElse(limited));
    }

    /** What was started, on its way to listen. */
    ListeningServer starting(Simulator warden) {
        return new ListeningServer(warden, LOOPBACK, port, server.ready().orElse(StartingServer.DEADLINE),
                OptionalLong.empty(), pid -> descends(pid, warden.pid()));
    }

    private static boolean descends(long pid, long from) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        while (process.isPresent() && process.get().pid() != from) {
            process = process.get().parent();
        }
        return process.isPresent();
    }
}
