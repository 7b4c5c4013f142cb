package dev.closewait.sim;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant who wrote a name that there is not. */
public final class Nearest {
    /** One letter in three may be wrong; more than that, and it was hardly this name that was meant. */
    private static final int LETTERS_PER_SLIP = 3;

    private Nearest() {}

    /** The names that are near this one, the nearest first; those that hold it as a part come after. */
    public static List<String> to(String written, Collection<String> names) {
        int slips = Math.max(1, (written.length() + 1) / LETTERS_PER_SLIP);
        return names.stream()
                .filter(name -> distance(written, name) <= slips || name.contains(written))
                .sorted(Comparator.comparingInt(name -> distance(written, name)))
                .toList();
    }

    /** A clause to end a message with: {@code "expected one of a, b; did you mean 'a'?"}. */
    public static String expected(String written, Collection<String> names) {
        return names.isEmpty()
                ? "there are none"
                : "expected one of " + String.join(", ", names)
                        + to(written, names).stream()
                                .findFirst()
                                .map(name -> "; did you mean '" + name + "'?")
                                .orElse("");
    }

    /** Letters to add, drop or change, case aside, to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] here = new int[other.length() + 1];
            here[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                boolean same = Character.toLowerCase(one.charAt(row - 1)) == Character
                        .toLowerCase(other.charAt(column - 1));
                int changed = above[column - 1] + (same ? 0 : 1);
                here[column] = Math.min(changed, Math.min(above[column], here[column - 1]) + 1);
            }
            above = here;
        }
        return above[other.length()];
    }
}
