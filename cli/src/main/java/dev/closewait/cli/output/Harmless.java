package dev.closewait.cli.output;

/** What others wrote, such as the name of a process, made fit for a terminal: no escape, and a column a character. */
public final class Harmless {
    private static final char REPLACEMENT = '?';
    /** From here on a character may be two columns wide (Hangul Jamo and beyond); the glyphs that we draw with are not. */
    private static final int MAYBE_WIDE = 0x1100;
    private static final int GLYPHS_FROM = 0x2000;
    private static final int GLYPHS_TO = 0x2800;

    private Harmless() {}

    /** The text, with a question mark for each character that would upset a terminal. */
    public static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.append(isHarmless(point) ? (char) point : REPLACEMENT));
        return clean.toString();
    }

    /** The same text in ASCII, for a terminal that shows nothing else: an ellipsis is three dots, an arrow a dash and its head. */
    public static String ascii(String text) {
        return text.replace("\u2026", "...")
                .replace("\u2192", "->")
                .replace('\u2013', '-')
                .replace('\u2019', '\'')
                .replace('\u00b5', 'u')
                .replaceAll("[^\\p{ASCII}]", String.valueOf(REPLACEMENT));
    }

    private static boolean isHarmless(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT
                && (point < MAYBE_WIDE || (point >= GLYPHS_FROM && point < GLYPHS_TO));
    }
}
