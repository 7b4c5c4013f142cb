package dev.closewait.detector.explain.paste;

/** Bounds names: many of them are kept, and a line may be one long word. */
final class Names {
    /** No host has a longer name (RFC 1035, section 2.3.4), and no file that a process runs (NAME_MAX). */
    static final int LONGEST = 255;

    private Names() {}

    /** The beginning of a name that is longer than any can be; any other name as it is. */
    static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
