package dev.closewait.scenarios.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines of a stream, read as they come by a thread that ends with the stream. */
final class OutputLines implements AutoCloseable {
    /** Enough for the end of a stack trace; a process that talks without end must not fill our memory. */
    private static final int KEPT = 50;
    /** A process has ended by the time this matters; its pipe may still be held by a child that it left behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Stands behind the last line of a stream. */
    private static final Optional<PrintedLine> END = Optional.empty();

    private final InputStream stream;
    private final BlockingQueue<Optional<PrintedLine>> unread = new LinkedBlockingQueue<>();
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;

    private OutputLines(InputStream stream, String name) {
        this.stream = stream;
        this.reader = Thread.ofPlatform().daemon().name(name).unstarted(this::read);
    }

    static OutputLines of(InputStream stream, String name) {
        OutputLines lines = new OutputLines(stream, name);
        lines.reader.start();
        return lines;
    }

    /** The next line, waiting for it at most so long; empty when none came, or none will. */
    Optional<PrintedLine> next(long waitNanos) throws InterruptedException {
        Optional<PrintedLine> line = unread.poll(waitNanos, TimeUnit.NANOSECONDS);
        if (line != null && line.isEmpty()) {
            unread.add(END);
        }
        return line == null ? Optional.empty() : line;
    }

    /** Whether the stream has ended, and every line has been read. */
    boolean ended() {
        return END.equals(unread.peek());
    }

    /** The last lines, the oldest first. */
    List<String> last(int count) {
        synchronized (last) {
            return last.stream().skip(Math.max(0, last.size() - count)).toList();
        }
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        reader.join(patience);
    }

    @Override
    public void close() {
        try {
            reader.join(PATIENCE);
            stream.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException ended) {
            // The stream is over, which is all that was wanted.
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                unread.add(Optional.of(new PrintedLine(System.nanoTime(), text)));
                keep(text);
            }
        } catch (IOException ended) {
            keep("(its output broke off: " + ended.getMessage() + ")");
        } finally {
            unread.add(END);
        }
    }

    private void keep(String text) {
        synchronized (last) {
            last.add(text);
            if (last.size() > KEPT) {
                last.remove();
            }
        }
    }
}
