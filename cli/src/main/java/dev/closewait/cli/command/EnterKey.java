package dev.closewait.cli.command;

import dev.closewait.cli.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Waits until a person presses Enter; an input that has ended says go on. */
final class EnterKey {
    private static final int END = -1;

    private final Terminal terminal;
    private final InputStream keys = System.in;

    EnterKey(Terminal terminal) {
        this.terminal = terminal;
    }

    void await() {
        terminal.out().print("   [Enter] ");
        terminal.out().flush();
        try {
            int key = keys.read();
            while (key != '\n' && key != END) {
                key = keys.read();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the terminal cannot be read: " + gone.getMessage(), gone);
        }
    }
}
