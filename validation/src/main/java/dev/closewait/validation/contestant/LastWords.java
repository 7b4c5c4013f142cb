package dev.closewait.validation.contestant;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Reads what a program says on its standard error, so that it is never held up by that, and keeps the last line. */
final class LastWords {
    private static final int MOST_BYTES = 4_096;

    private final Thread reader;
    private volatile String last = "";

    LastWords(InputStream errors) {
        BoundedLines lines = new BoundedLines(errors, MOST_BYTES);
        reader = Thread.ofPlatform().daemon().name("contestant-errors").start(() -> {
            try {
                for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                    last = line.get().text().isBlank() ? last : line.get().text();
                }
            } catch (IOException ended) {
                // Its process is gone, and what it said before is what is wanted.
            }
        });
    }

    /** What it said last, as the rest of a sentence; waits a moment for it, because a program that ends says why before. */
    String asReason(Duration patience) throws InterruptedException {
        reader.join(patience);
        return last.isBlank() ? "" : ": " + OneLine.of(last);
    }
}
