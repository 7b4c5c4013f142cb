package dev.closewait.scenarios.file;

import java.util.Locale;

/** What kind of trouble a scenario is about: the chapters of the catalogue, in reading order. */
public enum Group {
    HARMLESS("nothing is wrong, and it may look as if"), STARVED("the application closes, once it gets the CPU"), LEAK(
            "sockets that nobody will ever close"), STALLED("nothing is closed any more"), SLOW(
                    "the application closes, once something else is over"), CLIENT_SIDE(
                            "the sockets are those of a client"), MIXTURE("more than one thing at a time"), REMEDY(
                                    "what an operator can do until the bug is mended"), OTHER("scenarios of your own");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    /** What its scenarios have in common, as the end of a heading. */
    public String title() {
        return title;
    }

    /** The group of this name, as {@link #toString()} writes it. */
    static Group named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
