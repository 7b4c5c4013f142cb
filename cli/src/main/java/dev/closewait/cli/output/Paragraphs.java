package dev.closewait.cli.output;

import java.util.List;
import java.util.Locale;

/** Paragraphs with a word before them that says what they are, wrapped to the terminal. */
final class Paragraphs {
    private static final int INDENT = 3;
    private static final int HEADING = 10;

    private final Terminal terminal;
    private final Style style;

    Paragraphs(Terminal terminal) {
        this.terminal = terminal;
        this.style = new Style(terminal);
    }

    Style style() {
        return style;
    }

    void line(String text) {
        terminal.out().println(terminal.unicode() ? text : Harmless.ascii(text));
    }

    /** Under no heading, a line to each. */
    void indented(List<String> lines) {
        lines.forEach(each -> line(" ".repeat(INDENT + HEADING) + each));
    }

    void labelled(String label, String text) {
        line(" ".repeat(INDENT) + String.format(Locale.ROOT, "%-18s", label) + text);
    }

    void wrapped(String heading, String text) {
        boolean first = true;
        for (String part : Wrapping.wrap(text, terminal.width() - INDENT - HEADING)) {
            line(" ".repeat(INDENT) + String.format(Locale.ROOT, "%-" + HEADING + "s", first ? heading : "") + part);
            first = false;
        }
    }

    void flush() {
        terminal.out().flush();
    }
}
