package dev.closewait.detector.survival;

/**
 * What can be set of the survival detector; {@link #DEFAULT} is what it is sold with.
 *
 * @param convictingDoubt a leak is said when it is at most this probable that a healthy service shows the same, 0 to 1
 * @param retractingDoubt a leak that was said is taken back when that has become more probable than this, 0 to 1
 */
public record SurvivalSettings(double convictingDoubt, double retractingDoubt) {
    /**
     * One wrong word in a thousand services that were watched for ever: an operator who is woken by it believes the
     * next one. Taken back at one in twenty, so that a single departure does not make the diagnosis flicker.
     */
    public static final SurvivalSettings DEFAULT = new SurvivalSettings(1e-3, 0.05);

    public SurvivalSettings {
        if (!(convictingDoubt > 0 && convictingDoubt <= retractingDoubt && retractingDoubt < 1)) {
            throw new IllegalArgumentException("convicting doubt " + convictingDoubt + " and retracting doubt "
                    + retractingDoubt + ": expected 0 < convicting <= retracting < 1");
        }
    }
}
