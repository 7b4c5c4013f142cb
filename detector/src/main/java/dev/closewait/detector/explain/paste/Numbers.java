package dev.closewait.detector.explain.paste;

/** Whole numbers in text; anything else, and what does not fit, is {@link #NONE}. */
final class Numbers {
    static final long NONE = -1;

    private static final int DECIMAL = 10;
    /** 18 digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    private Numbers() {}

    /** The number that the whole text is. */
    static long whole(String text) {
        return digits(text, 0) == text.length() ? at(text, 0) : NONE;
    }

    /** The number that begins at a position, whatever follows it. */
    static long at(String text, int from) {
        int length = digits(text, from);
        return length == 0 || length > MOST_DIGITS
                ? NONE
                : Long.parseLong(text, from, from + length, DECIMAL);
    }

    /** How many decimal digits stand from a position on. */
    static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
