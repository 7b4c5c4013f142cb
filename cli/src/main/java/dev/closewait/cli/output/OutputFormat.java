package dev.closewait.cli.output;

import java.util.Locale;

/** For whom output is written. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** For programs: one JSON object a line, versioned and stable. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
