package dev.closewait.scenarios.grade;

/** How a run came out. Of several, the worst counts: {@code FAIL} beats {@code UNKNOWN} beats {@code PASS}. */
public enum Grade {
    /** The truth held, and the detector said it. */
    PASS,
    /** The kernel did not show what the scenario is about, so nothing was tested. */
    UNKNOWN,
    /** The truth held, and the detector did not say it, or said what it must not. */
    FAIL;

    /** The worse of the two. */
    public Grade and(Grade other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
