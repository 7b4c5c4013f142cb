package dev.closewait.bench.result;

import java.util.Locale;

/** What can be measured of a contender, and in which unit. */
public enum Quantity {
    READ_TIME("time of a read", "ms", false), ALLOCATED("allocated in a read", "B", false), CONNECTIONS(
            "connections a second", "/s", true), CONNECTIONS_PER_CPU("connections for a second of CPU", "",
                    true), CPU_SHARE("share of a core", "%", false), PEAK_MEMORY("peak memory", "MiB",
                            false), PROCESS_TIME("whole process", "ms", false), OBSERVATION_TIME(
                                    "of a socket at an observation", "ns", false), KEPT("kept of a socket", "B", false);

    private final String words;
    private final String unit;
    private final boolean moreIsBetter;

    Quantity(String words, String unit, boolean moreIsBetter) {
        this.words = words;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** What a table's heading calls it. */
    public String words() {
        return words;
    }

    /** Its unit's symbol; empty where the words have it in them. */
    public String unit() {
        return unit;
    }

    /** Whether the greater of two is the better. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Its name in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
