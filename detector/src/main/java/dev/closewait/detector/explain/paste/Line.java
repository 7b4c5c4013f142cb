package dev.closewait.detector.explain.paste;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the text, without its end and without control characters, and its words.
 *
 * @param number from 1
 */
record Line(long number, String text, List<String> words) {
    /** No row of any table has more words that matter; a longer line does not cost more. */
    private static final int MOST_WORDS = 64;

    static Line of(long number, String text) {
        return new Line(number, text, words(text));
    }

    boolean blank() {
        return words.isEmpty();
    }

    /** The word at a place; empty text beyond the last. */
    String word(int place) {
        return place < words.size() ? words.get(place) : "";
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length() && words.size() < MOST_WORDS) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            int from = at;
            while (at < text.length() && text.charAt(at) != ' ') {
                at++;
            }
            if (at > from) {
                words.add(text.substring(from, at));
            }
        }
        return words;
    }
}
