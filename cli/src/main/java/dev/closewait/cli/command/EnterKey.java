package dev.closewait.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Waits until a person presses Enter; an input that has ended says go on. It can be interrupted, which a read cannot. */
final class EnterKey {
    /** What is typed ahead beyond this waits at the terminal. */
    private static final int MOST_LINES = 64;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST_LINES);
    private volatile boolean ended;

    private EnterKey() {}

    /** Hears the key from now on, on a thread of its own, for as long as the process lives. */
    static EnterKey listen(InputStream keys) {
        EnterKey enter = new EnterKey();
        Thread.ofPlatform().daemon().name("enter").start(() -> enter.hear(keys));
        return enter;
    }

    private void hear(InputStream keys) {
        try {
            read(keys);
            ended = true;
            lines.put(""); // for who waits already
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt(); // nobody does that; the thread ends here anyway
        }
    }

    private void read(InputStream keys) throws InterruptedException {
        try (BufferedReader typed = new BufferedReader(new InputStreamReader(keys, StandardCharsets.UTF_8))) {
            for (String line = typed.readLine(); line != null; line = typed.readLine()) {
                lines.put(line);
            }
        } catch (IOException gone) {
            // The terminal is gone: nobody will press a key any more.
        }
    }

    /** What was typed before Enter; nothing when nobody can type any more. */
    String await() throws InterruptedException {
        return ended && lines.isEmpty() ? "" : lines.take().strip();
    }
}
