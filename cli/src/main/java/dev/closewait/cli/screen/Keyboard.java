package dev.closewait.cli.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** Hears the keys that a person presses, on a thread of its own, for as long as the process lives. */
public final class Keyboard {
    private static final int ESCAPE = 27;
    private static final int END = -1;
    /** What the backspace key sends; of two kinds, as the terminal has it. */
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    /** From here on a byte ends a control sequence (ECMA-48, 5.4); those before it are parameters. */
    private static final int FINAL_FROM = '@';

    /** What a key stands for. */
    public enum Key {
        UP, DOWN, GO_ON, BACK, REPEAT, NEXT, QUIT, ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE;

        private static final List<Key> DIGITS = List.of(ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE);

        static Key digit(int character) {
            return DIGITS.get(character - '1');
        }

        /** The number that is on it, 1 to 9; 0 on any other. */
        public int number() {
            return 1 + DIGITS.indexOf(this);
        }
    }

    private Keyboard() {}

    static void listen(InputStream keys, Consumer<Key> heard, Runnable gone) {
        Thread.ofPlatform().daemon().name("keyboard").start(() -> {
            try {
                hear(keys, heard);
            } catch (IOException unreadable) {
                // As at the end: the terminal is gone, or gives no keys.
                gone.run();
                return;
            }
            gone.run();
        });
    }

    /** Keys as they are typed; b, j, k and the space bar do as in less(1). An escape by itself means nothing. */
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
            case ' ', '\n', '\r' -> heard.accept(Key.GO_ON);
            case 'b', BACKSPACE, DELETE -> heard.accept(Key.BACK);
            case 'r', 'R' -> heard.accept(Key.REPEAT);
            case 'n', 'N' -> heard.accept(Key.NEXT);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> heard.accept(Key.digit(key));
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
            case 'C' -> heard.accept(Key.GO_ON);
            case 'D' -> heard.accept(Key.BACK);
            default -> {} // Another key that sends a sequence, or the end.
        }
    }
}
