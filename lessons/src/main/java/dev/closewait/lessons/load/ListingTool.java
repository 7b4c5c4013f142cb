package dev.closewait.lessons.load;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program that prints the socket table. Where it prints none, for a machine may lack it, the other is asked; and where that
 * prints none either, our own table is shown, in the form of ss.
 */
public enum ListingTool {
    SS("ss", "CLOSE-WAIT"), NETSTAT("netstat", "CLOSE_WAIT");

    private final String program;
    private final String closeWait;

    ListingTool(String program, String closeWait) {
        this.program = program;
        this.closeWait = closeWait;
    }

    /** Lists the sockets of this machine that are in CLOSE_WAIT now. */
    public SocketListing list() throws SocketTableException {
        return list(program(), this == SS ? NETSTAT.program() : SS.program());
    }

    private ListingProgram program() {
        return new ListingProgram(program, closeWait);
    }

    static SocketListing list(ListingProgram wanted, ListingProgram other) throws SocketTableException {
        Optional<SocketListing> printed = wanted.printed();
        if (printed.isPresent()) {
            return printed.get();
        }
        Optional<SocketListing> instead = other.printed();
        return instead.isPresent()
                ? instead.get().because(wanted.program() + " prints no table here")
                : own().because("neither " + wanted.program() + " nor " + other.program() + " prints one here");
    }

    private static SocketListing own() throws SocketTableException {
        SocketColumns sockets = new SocketColumns();
        Instant now = Instant.now();
        try (SocketTable table = SocketTables.open(_ -> {})) {
            table.read(TcpState.CLOSE_WAIT.bit(), sockets);
        }
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(sockets.size(), ListingProgram.MOST_ROWS); row++) {
            rows.add(own("CLOSE-WAIT", sockets.receiveQueue(row), sockets.sendQueue(row), sockets.localEndpoint(row),
                    sockets.remoteEndpoint(row)));
        }
        return new SocketListing("closewait's own table", now,
                own("State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port"), rows);
    }

    private static String own(Object... columns) {
        return String.format(Locale.ROOT, "%-11s %-6s %-6s %22s %22s", columns).stripTrailing();
    }
}
