package dev.closewait.server.fault;

import java.util.Collection;
import java.util.Comparator;

/** What someone who mistyped a name may have meant. */
final class Suggestion {
    private Suggestion() {}

    /** A clause to end a message with: the nearest name when one is near, else all of them. */
    static String among(Collection<String> names, String given) {
        int near = Math.max(2, given.length() / 3);
        return names.stream()
                .min(Comparator.comparingInt(name -> edits(name, given)))
                .filter(name -> edits(name, given) <= near)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> names.isEmpty() ? "it has none" : "expected one of " + String.join(", ", names));
    }

    /** The Levenshtein distance: how many letters to insert, leave out or replace to get from one to the other. */
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
