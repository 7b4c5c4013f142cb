package dev.closewait.scenarios.file;

import java.util.Locale;

/** Whose process is observed. */
public enum Side {
    SERVER, CLIENT;

    /** The side of this name, as {@link #toString()} writes it. */
    static Side named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
