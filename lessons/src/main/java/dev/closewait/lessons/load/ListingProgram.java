package dev.closewait.lessons.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A program that prints the socket table when it is given {@code -tan}: TCP, all states, numbers for names.
 *
 * @param program its name, or where it is
 * @param closeWait how it writes CLOSE_WAIT
 */
record ListingProgram(String program, String closeWait) {
    /** A machine has some hundred sockets; whatever it has, no more than this is kept. */
    static final int MOST_ROWS = 20_000;

    private static final String OPTIONS = "-tan";
    /** Long for a program that takes some milliseconds; a machine that is starved may need it. */
    private static final int PATIENCE_SECONDS = 5;

    /** What it prints of CLOSE_WAIT; empty where it is missing, fails, or takes too long: half a table looks like a whole one. */
    Optional<SocketListing> printed() {
        ProcessBuilder command = new ProcessBuilder(program, OPTIONS).redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("LC_ALL", "C");
        Instant now = Instant.now();
        try {
            Process process = command.start();
            Executor late = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            CompletableFuture<Void> leash = CompletableFuture.runAsync(process::destroyForcibly, late);
            try (BufferedReader lines = process.inputReader()) {
                Optional<SocketListing> listing = listing(now, lines);
                return process.onExit().join().exitValue() == 0 ? listing : Optional.empty();
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
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(closeWait)) {
                if (rows.size() < MOST_ROWS) {
                    rows.add(line.stripTrailing());
                }
            } else if (header.isEmpty() && line.contains("Recv-Q")) {
                header = Optional.of(line.stripTrailing());
            }
        }
        return header.map(columns -> new SocketListing(program + " " + OPTIONS, now, columns, rows));
    }
}
