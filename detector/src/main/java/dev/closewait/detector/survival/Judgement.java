package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.List;

/**
 * What a verdict comes to.
 *
 * @param pattern the most severe pattern
 * @param also the others
 */
record Judgement(Pattern pattern, List<Pattern> also) {
    /** Whether a leak is among them. */
    boolean leaks() {
        return pattern == Pattern.LEAK || also.contains(Pattern.LEAK);
    }

    /** Whether the most severe pattern rests on more than the last few looks. */
    boolean weighedOverTime() {
        return pattern == Pattern.LEAK || pattern == Pattern.STALLED;
    }
}
