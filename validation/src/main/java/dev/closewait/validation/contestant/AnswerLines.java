package dev.closewait.validation.contestant;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that a program answers, read as they come. Who says more than it is asked is read no further, and waits. */
final class AnswerLines implements AutoCloseable {
    /** Some hundred services with their evidence, as {@code closewait diagnose} tells it. */
    static final int MOST_BYTES = 256 << 10;

    private static final int KEPT = 2;

    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(KEPT);
    private final Thread reader;

    /** What there is to hear of a program. */
    enum Kind {
        LINE, TOO_LONG, END
    }

    /** One thing that was heard, with its text if it has one. */
    record Heard(String text, Kind kind) {}

    AnswerLines(InputStream output) {
        BoundedLines lines = new BoundedLines(output, MOST_BYTES);
        reader = Thread.ofPlatform().daemon().name("contestant-output").start(() -> {
            try {
                read(lines);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt(); // and nobody listens any more
            }
        });
    }

    /** Whether a line is there that nobody has asked for. */
    boolean isAhead() {
        Heard next = heard.peek();
        return next != null && next.kind() != Kind.END;
    }

    /** The next thing, waiting for it at most so long; empty when there was none. */
    Optional<Heard> next(long waitNanos) throws InterruptedException {
        return Optional.ofNullable(heard.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS));
    }

    private void read(BoundedLines lines) throws InterruptedException {
        try {
            for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                heard.put(new Heard(line.get().text(), line.get().whole() ? Kind.LINE : Kind.TOO_LONG));
            }
        } catch (IOException gone) {
            // Its process was ended: the same as the end of its output.
        }
        heard.put(new Heard("", Kind.END));
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
