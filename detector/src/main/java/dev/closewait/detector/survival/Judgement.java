package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.List;

/**
 * What a verdict comes to.
 *
 * @param pattern the most severe pattern
 * @param also the others
 */
record Judgement(Pattern pattern, List<Pattern> also) {}
