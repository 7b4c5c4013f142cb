package dev.closewait.lessons.event;

/** Where it is written down what a paragraph says: the protocol's standard, or what Linux does of its own. */
public sealed interface Source {
    /** RFC 9293 itself, and the section in it: {@code 3.10.7.4}. */
    record Rfc9293(String section) implements Source {
        @Override
        public String toString() {
            return "RFC 9293, " + section;
        }
    }

    /** A manual page, a setting of ip-sysctl, a file of the kernel, or another RFC that Linux follows: {@code tcp(7), TCP_LINGER2}. */
    record Linux(String place) implements Source {
        @Override
        public String toString() {
            return place;
        }
    }

    /** As it stands behind a cause among others of RFC 9293: the bare section, or the place. */
    default String brief() {
        return switch (this) {
            case Rfc9293(String section) -> section;
            case Linux(String place) -> place;
        };
    }

    /** The section of RFC 9293; empty where it is Linux's own. */
    default String section() {
        return this instanceof Rfc9293(String section) ? section : "";
    }
}
