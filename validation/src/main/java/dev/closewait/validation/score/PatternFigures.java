package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.detector.diagnosis.Pattern;
import java.util.Optional;

/**
 * How often one pattern was told.
 *
 * @param pattern which
 * @param traces in how many traces it happened
 * @param recall the share of these in which it was said; empty when there are none
 * @param precision the share of the traces of which it was said in which it was right; empty when it was never said
 */
public record PatternFigures(Pattern pattern, int traces, Optional<Estimate> recall, Optional<Estimate> precision) {}
