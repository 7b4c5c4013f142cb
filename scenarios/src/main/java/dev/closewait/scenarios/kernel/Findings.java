package dev.closewait.scenarios.kernel;

import dev.closewait.scenarios.file.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What was found so far, a sentence for each condition, with what was wanted of it. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    <T extends Comparable<T>> void add(Bounds<T> wanted, T value, Function<T, String> text, String what) {
        add(wanted.contain(value), what + " " + text.apply(value) + " (wanted: " + wanted.text(text) + ")");
    }

    void add(boolean held, String sentence) {
        found.add(new Finding(held, sentence));
    }

    List<Finding> list() {
        return found;
    }

    static String sockets(int count) {
        return count + (count == 1 ? " socket" : " sockets");
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String millis(Duration time) {
        return time.toMillis() + " ms";
    }
}
