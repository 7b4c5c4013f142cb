package dev.closewait.detector.observation;

import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;

/** Takes observations of this machine. */
public final class Observer implements AutoCloseable {
    private final SocketTable table;
    private final Scope scope;

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
        throw new SocketTableException(table.source() + " " + scope + ": not built yet");
    }

    @Override
    public void close() {
        table.close();
    }
}
