package dev.closewait.cli.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Hears the keys that a person presses, on a thread of its own, for as long as the process lives. */
final class Keyboard {
    private static final int ESCAPE = 27;
    private static final int END = -1;

    /** What a key stands for. */
    enum Key {
        UP, DOWN, QUIT
    }

    private Keyboard() {}

    static void listen(InputStream keys, Consumer<Key> heard) {
        Thread.ofPlatform().daemon().name("keyboard").start(() -> {
            try {
                hear(keys, heard);
            } catch (IOException gone) {
                // The terminal is gone, or gives no keys: the watch goes on without them.
                return;
            }
        });
    }

    /** Arrow keys send an escape, a bracket or an O, and a letter (ECMA-48; xterm's cursor keys); j and k do as in less(1). */
    static void hear(InputStream keys, Consumer<Key> heard) throws IOException {
        for (int key = keys.read(); key != END; key = keys.read()) {
            if (key == ESCAPE) {
                key = keys.read() == END ? END : keys.read();
            }
            switch (key) {
                case 'A', 'k' -> heard.accept(Key.UP);
                case 'B', 'j' -> heard.accept(Key.DOWN);
                case 'q', 'Q' -> heard.accept(Key.QUIT);
                default -> {} // Any other key means nothing here.
            }
        }
    }
}
