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
import org.jspecify.annotations.Nullable;

/** The lines of a stream, read as they come by a thread that ends with the stream. */
final class OutputLines implements AutoCloseable {
    /** Enough for the end of a stack trace; a process that talks without end must not fill our memory. */
    private static final int KEPT = 50;
    /** Characters of a line; no line of a simulator comes near it. */
    private static final int LONGEST = 64 * 1024;
    /** A process has ended by the time this matters; its pipe may still be held by a child that it left behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Stands behind the last line of a stream. */
    private static final Optional<PrintedLine> END = Optional.empty();

    private final InputStream stream;
    private final boolean kept;
    private final BlockingQueue<Optional<PrintedLine>> unread = new LinkedBlockingQueue<>();
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader;

    private OutputLines(InputStream stream, String name, boolean kept) {
        this.stream = stream;
        this.kept = kept;
        this.reader = Thread.ofPlatform().daemon().name(name).unstarted(this::read);
    }

    /** All lines, for somebody who takes them one by one. */
    static OutputLines of(InputStream stream, String name) {
        return new OutputLines(stream, name, true).start();
    }

    /** The last lines only: nobody takes the others, which may be an access log without end. */
    static OutputLines lastOf(InputStream stream, String name) {
        return new OutputLines(stream, name, false).start();
    }

    private OutputLines start() {
        reader.start();
        return this;
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
            for (String text = line(reader); text != null; text = line(reader)) {
                if (kept) {
                    unread.add(Optional.of(new PrintedLine(System.nanoTime(), text)));
                }
                keep(text);
            }
        } catch (IOException ended) {
            keep("(its output broke off: " + ended.getMessage() + ")");
        } finally {
            unread.add(END);
        }
    }

    /** A line, or its beginning where it is very long; null at the end. */
    private static @Nullable String line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = reader.read();
        boolean any = read >= 0;
        while (read >= 0 && read != '\n') {
            if (line.length() < LONGEST && read != '\r') {
                line.append((char) read);
            }
            read = reader.read();
        }
        return any ? line.toString() : null;
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
