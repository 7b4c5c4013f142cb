package dev.closewait.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Waits until a person presses Enter; an input that has ended says go on. It can be interrupted, which a read cannot. */
final class EnterKey {
    private static final int END = -1;
    /** As good as for ever. */
    private static final int ALL = Integer.MAX_VALUE / 2;

    private final Semaphore presses = new Semaphore(0);

    private EnterKey() {}

    /** Hears the key from now on, on a thread of its own, for as long as the process lives. */
    static EnterKey listen(InputStream keys) {
        EnterKey enter = new EnterKey();
        Thread.ofPlatform().daemon().name("enter").start(() -> enter.hear(keys));
        return enter;
    }

    private void hear(InputStream keys) {
        try {
            for (int key = keys.read(); key != END; key = keys.read()) {
                if (key == '\n') {
                    presses.release();
                }
            }
        } catch (IOException gone) {
            // The terminal is gone: nobody will press a key any more.
        }
        presses.release(ALL);
    }

    /** Returns when it has been pressed once more. */
    void await() throws InterruptedException {
        presses.acquire();
    }
}
