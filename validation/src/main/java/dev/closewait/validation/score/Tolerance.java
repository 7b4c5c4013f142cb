package dev.closewait.validation.score;

/**
 * What is no difference between two scorecards. Traces are shown in virtual time, so the same detector says the same at the
 * same instants: there is no noise to allow for, only what nobody would call a change.
 *
 * @param scorePoints of the score, 0 to 100
 * @param seconds of the time to detect
 */
public record Tolerance(double scorePoints, double seconds) {
    /** A tenth of a point, and a twentieth of a second. */
    public static final Tolerance DEFAULT = new Tolerance(0.1, 0.05);
}
