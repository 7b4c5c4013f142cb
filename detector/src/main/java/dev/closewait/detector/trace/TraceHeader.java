package dev.closewait.detector.trace;

import java.time.Duration;
import java.util.Optional;

/**
 * What stands before a trace's observations.
 *
 * @param name what it is called, such as {@code exception-skips-close}; a twin's ends in {@code -twin}
 * @param origin whether sockets were real
 * @param kernel system and release, such as {@code Linux 6.1.0}; of a simulation, its seed; empty when nobody knows
 * @param every how far apart looks were meant to be; zero when nobody knows
 * @param label what was true; empty when nobody knows
 */
public record TraceHeader(String name, Origin origin, String kernel, Duration every, Optional<Label> label) {
    /** Where the observations of a trace come from. */
    public enum Origin {
        /** The socket table of a machine. */
        RECORDED,
        /** A simulation in virtual time. */
        SIMULATED
    }

    /** Of a trace that is recorded on this machine. */
    public static TraceHeader here(String name, Duration every, Optional<Label> label) {
        return new TraceHeader(name, Origin.RECORDED,
                System.getProperty("os.name") + " " + System.getProperty("os.version"), every, label);
    }

    /** Of observations before which nothing stands. */
    static TraceHeader none(String name) {
        return new TraceHeader(name, Origin.RECORDED, "", Duration.ZERO, Optional.empty());
    }
}
