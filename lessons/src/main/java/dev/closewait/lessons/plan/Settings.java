package dev.closewait.lessons.plan;

import java.time.Duration;

/**
 * How lessons are run.
 *
 * @param deadline how long the kernel may take until it shows what a step says
 * @param patient whether timers run for as long as the kernel's settings have them, where a lesson would set a shorter one
 */
public record Settings(Duration deadline, boolean patient) {
    /** A loaded machine keeps this deadline as well. */
    public static final Settings DEFAULT = new Settings(Duration.ofSeconds(10), false);
}
