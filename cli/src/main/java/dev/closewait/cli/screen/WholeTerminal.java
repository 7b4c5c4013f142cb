package dev.closewait.cli.screen;

import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.Tty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole terminal, taken over to be drawn on. It is given back as it was in whatever way the process ends, but for
 * SIGKILL; what is printed then stands where the command was typed.
 */
public final class WholeTerminal implements AutoCloseable {
    // Control sequences of xterm, which every terminal that Linux runs in understands or ignores.
    private static final String OPEN = "\033[?1049h\033[?25l"; // the other screen; no cursor
    private static final String SHUT = "\033[?25h\033[?1049l";
    private static final String BEGIN = "\033[?2026h\033[H"; // show nothing until all is there; from the top
    private static final String END_OF_LINE = "\033[K";
    private static final String END = "\033[J\033[?2026l";
    private static final int DEFAULT_HEIGHT = 24;
    /** Soon enough for a person who drags the edge of a window, and next to no work. */
    private static final Duration BETWEEN_SIZES = Duration.ofMillis(100);

    private final Terminal terminal;
    private final Glyphs glyphs;
    private final Optional<Runnable> giveKeysBack;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::close);
    private boolean open;

    /** What is drawn: lines, no more and no longer than there is room for. */
    @FunctionalInterface
    public interface Picture {
        List<String> lines(int width, int height, boolean colour, Glyphs glyphs);
    }

    /** Takes the terminal over. */
    public WholeTerminal(Terminal terminal) {
        this.terminal = terminal;
        glyphs = terminal.unicode() ? Glyphs.UNICODE : Glyphs.ASCII;
        giveKeysBack = Tty.keyByKey();
        Runtime.getRuntime().addShutdownHook(atExit);
        terminal.out().print(OPEN);
        open = true;
    }

    /** Whether keys can be heard. */
    public boolean hasKeys() {
        return giveKeysBack.isPresent();
    }

    /**
     * Hears keys from now on, on a thread of its own.
     *
     * @param gone is run when there will be no more, for the terminal is gone
     */
    public void listen(Consumer<Keyboard.Key> heard, Runnable gone) {
        if (hasKeys()) {
            Keyboard.listen(System.in, heard, gone);
        }
    }

    /** Says when the window has another size, on a thread of its own. */
    public void whenResized(Runnable resized) {
        Thread.ofPlatform().daemon().name("window").start(() -> {
            Tty.Size shown = size();
            while (sleeps()) {
                Tty.Size now = size();
                if (!now.equals(shown)) {
                    shown = now;
                    resized.run();
                }
            }
        });
    }

    private boolean sleeps() {
        try {
            Thread.sleep(BETWEEN_SIZES);
            return isOpen();
        } catch (InterruptedException end) {
            return false;
        }
    }

    /** The characters that it is drawn with. */
    public Glyphs glyphs() {
        return glyphs;
    }

    /** How much room there is. */
    public Tty.Size size() {
        return Tty.size().orElse(new Tty.Size(terminal.width(), DEFAULT_HEIGHT));
    }

    private synchronized boolean isOpen() {
        return open;
    }

    /** Draws it over what was there. */
    public synchronized void draw(Picture picture) {
        if (open) {
            Tty.Size size = size();
            List<String> lines = picture.lines(size.width(), size.height(), terminal.colour(), glyphs);
            terminal.out().print(BEGIN + String.join(END_OF_LINE + "\r\n", lines) + END_OF_LINE + END);
            terminal.out().flush();
        }
    }

    /** Gives the terminal back; once. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            terminal.out().print(SHUT);
            terminal.out().flush();
            giveKeysBack.ifPresent(Runnable::run);
        }
    }
}
