package dev.closewait.bench.result;

import java.util.Locale;

/** How a run stands to a goal. */
public enum Verdict {
    /** The goal's measure, at its size, is within the bound. */
    MET,
    /** It is not. */
    MISSED,
    /** It was measured at another size than the goal speaks of, and says nothing of it. */
    OTHER_SIZE,
    /** Nothing was measured that the goal speaks of. */
    NOT_MEASURED;

    /** In words, as in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
