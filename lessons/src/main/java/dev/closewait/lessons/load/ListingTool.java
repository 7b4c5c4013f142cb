package dev.closewait.lessons.load;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program that prints the socket table. A machine that lacks it is shown our own table, in the form of ss. */
public enum ListingTool {
    SS("ss", "CLOSE-WAIT"), NETSTAT("netstat", "CLOSE_WAIT");

    /** The same options mean the same to both: TCP, all states, numbers for names. */
    private static final String OPTIONS = "-tan";
    /** A machine has some hundred sockets; whatever it has, no more than this is kept. */
    private static final int MOST_ROWS = 20_000;
    /** Long for a program that takes some milliseconds; a machine that is starved may need it. */
    private static final int PATIENCE_SECONDS = 5;

    private final String program;
    private final String closeWait;

    ListingTool(String program, String closeWait) {
        this.program = program;
        this.closeWait = closeWait;
    }

    /** Lists the sockets of this machine that are in CLOSE_WAIT now. */
    public SocketListing list() throws SocketTableException {
        Optional<SocketListing> printed = printed();
        return printed.isPresent() ? printed.get() : own();
    }

    private Optional<SocketListing> printed() {
        ProcessBuilder command = new ProcessBuilder(program, OPTIONS).redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("LC_ALL", "C");
        Instant now = Instant.now();
        try {
            Process process = command.start();
            Executor late = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            CompletableFuture<Void> leash = CompletableFuture.runAsync(process::destroyForcibly, late);
            try (BufferedReader lines = process.inputReader()) {
                return listing(now, lines);
            } finally {
                leash.cancel(false);
                process.destroyForcibly();
            }
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    /** Empty where nothing looks like a table. */
    private Optional<SocketListing> listing(Instant now, BufferedReader lines) throws IOException {
        Optional<String> header = Optional.empty();
        List<String> rows = new ArrayList<>();
        Predicate<String> wanted = line -> line.contains(closeWait);
        for (String line = lines.readLine(); line != null && rows.size() < MOST_ROWS; line = lines.readLine()) {
            if (wanted.test(line)) {
                rows.add(line.stripTrailing());
            } else if (header.isEmpty() && line.contains("Recv-Q")) {
                header = Optional.of(line.stripTrailing());
            }
        }
        return header.map(columns -> new SocketListing(program + " " + OPTIONS, now, columns, rows));
    }

    private static SocketListing own() throws SocketTableException {
        SocketColumns sockets = new SocketColumns();
        Instant now = Instant.now();
        try (SocketTable table = SocketTables.open(_ -> {})) {
            table.read(TcpState.CLOSE_WAIT.bit(), sockets);
        }
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(sockets.size(), MOST_ROWS); row++) {
            rows.add(own("CLOSE-WAIT", sockets.receiveQueue(row), sockets.sendQueue(row), sockets.localEndpoint(row),
                    sockets.remoteEndpoint(row)));
        }
        return new SocketListing("closewait's own table, for there is no ss and no netstat here", now,
                own("State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port"), rows);
    }

    private static String own(Object... columns) {
        return String.format(Locale.ROOT, "%-11s %-6s %-6s %22s %22s", columns).stripTrailing();
    }
}
