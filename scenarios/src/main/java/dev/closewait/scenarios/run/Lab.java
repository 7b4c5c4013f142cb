package dev.closewait.scenarios.run;

import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.scenarios.file.ClientSpec;
import dev.closewait.scenarios.file.LimitsSpec;
import dev.closewait.scenarios.file.RunSpec;
import dev.closewait.scenarios.file.ServerSpec;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one run takes place in. Closing it ends every process that was started in it, and gives back everything else; so
 * does the end of the runner, even by {@code kill -9}.
 */
public interface Lab extends AutoCloseable {
    /**
     * Starts a server; it is not ready yet.
     *
     * @param port to serve on; 0 for any free one
     * @throws RunException when it cannot be started
     */
    StartingServer startServer(ServerSpec server, int port) throws RunException;

    /**
     * Starts the clients of a server.
     *
     * @throws RunException when they cannot be started
     */
    Simulator startClient(ClientSpec client, RunSpec run, RunningServer server) throws RunException;

    /**
     * Starts a process that burns CPU until this lab closes.
     *
     * @param where what it is bound to: the server's CPUs
     * @param longest how long this lab needs it at the most; then it may end
     * @throws RunException when it cannot be started
     */
    void startHog(LimitsSpec where, Duration longest) throws RunException;

    /**
     * An observer of the sockets of one process, or of several ports.
     *
     * @param observed in whose network it looks
     * @param ports what it looks at; with none, all that the process owns
     * @param notice told in one line when it is not the best way of looking
     * @throws SocketTableException when the sockets cannot be read
     */
    Observer observe(Simulator observed, Set<Integer> ports, Consumer<String> notice) throws SocketTableException;

    @Override
    void close();
}
