package dev.closewait.cli.output;

/** The line at the bottom of a terminal that is written over, with the lines that stay above it. */
final class LiveLine {
    private static final String BEGINNING_OF_LINE = "\r\033[K";

    private final Terminal terminal;

    LiveLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Writes it over, cut to the terminal's width; where nothing can be written over, nothing is written. */
    void show(String text) {
        if (terminal.live()) {
            terminal.out().print(BEGINNING_OF_LINE + text.substring(0, Math.min(text.length(), terminal.width() - 1)));
            terminal.out().flush();
        }
    }

    /** Writes a line that stays. */
    void println(String text) {
        terminal.out().println((terminal.live() ? BEGINNING_OF_LINE : "") + text);
    }
}
