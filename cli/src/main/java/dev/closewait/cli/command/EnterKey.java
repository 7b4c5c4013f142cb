package dev.closewait.cli.command;

import dev.closewait.cli.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Waits until a person presses Enter; an input that has ended says go on. Read on a thread of its own, so that waiting can be interrupted. */
final class EnterKey {
    private static final int END = -1;
    /** More often than anybody waits. */
    private static final int FOR_EVER = 1_000_000;

    private final Terminal terminal;
    private final Semaphore presses = new Semaphore(0);
    private boolean listens;

    EnterKey(Terminal terminal) {
        this.terminal = terminal;
    }

    void await() throws InterruptedException {
        if (!listens) {
            listens = true;
            Thread.ofPlatform().daemon().name("enter").start(() -> listen(System.in));
        }
        terminal.out().print("   [Enter] ");
        terminal.out().flush();
        presses.acquire();
    }

    private void listen(InputStream keys) {
        try {
            int key = keys.read();
            while (key != END) {
                if (key == '\n') {
                    presses.release();
                }
                key = keys.read();
            }
        } catch (IOException gone) {
            presses.release(FOR_EVER);
            return;
        }
        presses.release(FOR_EVER);
    }
}
