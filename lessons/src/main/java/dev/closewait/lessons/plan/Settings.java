package dev.closewait.lessons.plan;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How lessons are run.
 *
 * @param deadline how long the kernel may take until it shows what a step says
 * @param patient whether timers run for as long as the kernel's settings have them, where a lesson would set a shorter one
 * @param seed what a lesson draws by, where it leaves something to chance; without one, another each time
 */
public record Settings(Duration deadline, boolean patient, OptionalLong seed) {
    /** A loaded machine keeps this deadline as well. */
    public static final Settings DEFAULT = new Settings(Duration.ofSeconds(10), false);

    /** Settings that leave chance alone. */
    public Settings(Duration deadline, boolean patient) {
        this(deadline, patient, OptionalLong.empty());
    }

    /** The same, and what is left to chance is drawn by this seed. */
    public Settings seeded(long by) {
        return new Settings(deadline, patient, OptionalLong.of(by));
    }
}
