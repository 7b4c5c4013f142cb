package dev.closewait.cli.screen;

import dev.closewait.cli.output.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A line of the screen: pieces of text and their colours. What would upset a terminal, such as an escape, is replaced. */
public final class Line {
    private final List<Piece> pieces = new ArrayList<>();
    private int length;

    private record Piece(String text, Tint tint) {}

    public static Line empty() {
        return new Line();
    }

    public static Line of(String text, Tint tint) {
        return new Line().add(text, tint);
    }

    public Line add(String text, Tint tint) {
        String harmless = Harmless.text(text);
        pieces.add(new Piece(harmless, tint));
        length += harmless.length();
        return this;
    }

    public Line add(String text) {
        return add(text, Tint.PLAIN);
    }

    public Line add(Line other) {
        pieces.addAll(other.pieces);
        length += other.length;
        return this;
    }

    /** Fills up with blanks to this length; a longer line gets one, so that what follows stands apart. */
    public Line pad(int toLength) {
        return add(" ".repeat(Math.max(1, toLength - length)));
    }

    /** The same line, cut to this many columns where it is longer. */
    public Line cut(int width, Glyphs glyphs) {
        if (length <= width) {
            return this;
        }
        Line cut = new Line();
        for (Piece piece : pieces) {
            int room = width - glyphs.ellipsis().length() - cut.length;
            cut.add(piece.text.substring(0, Math.clamp(room, 0, piece.text.length())), piece.tint);
        }
        return cut.add(glyphs.ellipsis(), Tint.FAINT);
    }

    /** Gives each piece of it to this, in order. */
    void each(BiConsumer<String, Tint> piece) {
        pieces.forEach(each -> piece.accept(each.text, each.tint));
    }

    /** Columns that it takes. */
    public int length() {
        return length;
    }

    /** The line as it is printed, cut to this many columns, without blanks at its end. */
    public String render(int width, boolean colour, Glyphs glyphs) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : cut(width, glyphs).pieces) {
            out.append(colour && !piece.text.isBlank() ? piece.tint.on(piece.text) : piece.text);
        }
        return out.toString().stripTrailing();
    }
}
