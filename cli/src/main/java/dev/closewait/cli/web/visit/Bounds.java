package dev.closewait.cli.web.visit;

import java.time.Duration;

/**
 * How much there may be of everything, so that a page that is opened again and again, or forgotten, costs little.
 *
 * @param connections how many connections browsers may hold in all
 * @param visitors how many visitors there may be at once
 * @param plays how many of them may have something running
 * @param grace how long a visitor whom no browser shows is kept, with what runs: a reload takes less
 * @param longest how long anything may run
 * @param load how long a pattern is put under load
 */
public record Bounds(int connections, int visitors, int plays, Duration grace, Duration longest, Duration load) {
    /** For a class: a projector, and a few who try for themselves. */
    public static final Bounds DEFAULT = new Bounds(48, 16, 4, Duration.ofSeconds(10), Duration.ofMinutes(30),
            Duration.ofSeconds(30));
}
