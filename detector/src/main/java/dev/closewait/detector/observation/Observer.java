package dev.closewait.detector.observation;

import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.TcpState;
import java.time.Instant;
import java.util.List;

/** Takes observations of this machine. */
public final class Observer implements AutoCloseable {
    private final SocketTable table;
    private final Scope scope;
    private final SocketColumns closeWait = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();

    public Observer(SocketTable table, Scope scope) {
        this.table = table;
        this.scope = scope;
    }

    /**
     * Takes the next observation. Its columns are filled again at the next call.
     *
     * @throws SocketTableException when the socket table could not be read
     */
    public Observation observe() throws SocketTableException {
        table.read(TcpState.LISTEN.bit(), listeners);
        long nanos = System.nanoTime();
        Instant wallClock = Instant.now();
        table.read(TcpState.CLOSE_WAIT.bit(), closeWait);
        return new Observation(nanos, wallClock, closeWait, listeners, List.of(),
                new HostSample(1, scope.port().orElse(0), HostSample.UNKNOWN, HostSample.UNKNOWN));
    }

    @Override
    public void close() {
        table.close();
    }
}
