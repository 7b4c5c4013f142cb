package dev.closewait.detector.explain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of names, of a bounded number of different ones: those that come when it is full are counted together. */
final class NameCounts {
    private static final int MOST_NAMES = 20_000;

    private final Map<String, Count> counts = new HashMap<>();
    private long total;
    private long uncounted;

    /** A name and how often it came. */
    record Entry(String name, long count) {}

    private static final class Count {
        private long count;
    }

    void add(String name) {
        total++;
        Count count = counts.get(name);
        if (count == null && counts.size() >= MOST_NAMES) {
            uncounted++;
            return;
        }
        if (count == null) {
            count = new Count();
            counts.put(name, count);
        }
        count.count++;
    }

    long total() {
        return total;
    }

    /** At least so many different names came. */
    int names() {
        return counts.size();
    }

    boolean full() {
        return uncounted > 0;
    }

    /** The most frequent names, most frequent first. */
    List<Entry> top(int number) {
        return counts.entrySet()
                .stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue().count))
                .sorted(Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry::name))
                .limit(number)
                .toList();
    }

    /** The most frequent name; a name that never came, 0 times, where there is none. */
    Entry most() {
        return top(1).stream().findFirst().orElse(new Entry("", 0));
    }
}
