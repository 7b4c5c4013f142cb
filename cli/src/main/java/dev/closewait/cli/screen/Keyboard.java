package dev.closewait.cli.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Hears the keys that a person presses, on a thread of its own, for as long as the process lives. */
final class Keyboard {
    private static final int ESCAPE = 27;
    private static final int END = -1;
    /** From here on a byte ends a control sequence (ECMA-48, 5.4); those before it are parameters. */
    private static final int FINAL_FROM = '@';

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

    /** Keys as they are typed; j and k do as in less(1). An escape by itself means nothing. */
    static void hear(InputStream keys, Consumer<Key> heard) throws IOException {
        int key = keys.read();
        while (key != END) {
            if (key == ESCAPE) {
                key = keys.read();
                if (key != '[' && key != 'O') {
                    continue; // the escape key: what was read is a key of its own
                }
                arrow(keys, heard);
            } else {
                letter(key, heard);
            }
            key = keys.read();
        }
    }

    private static void letter(int key, Consumer<Key> heard) {
        switch (key) {
            case 'k' -> heard.accept(Key.UP);
            case 'j' -> heard.accept(Key.DOWN);
            case 'q', 'Q' -> heard.accept(Key.QUIT);
            default -> {} // Any other key means nothing here.
        }
    }

    /** Arrow keys send an escape, a bracket or an O, perhaps parameters, and a letter (ECMA-48; xterm's cursor keys). */
    private static void arrow(InputStream keys, Consumer<Key> heard) throws IOException {
        int last = keys.read();
        while (last != END && last < FINAL_FROM) {
            last = keys.read();
        }
        switch (last) {
            case 'A' -> heard.accept(Key.UP);
            case 'B' -> heard.accept(Key.DOWN);
            default -> {} // Another key that sends a sequence, or the end.
        }
    }
}
