package dev.closewait.validation.score;

import java.util.OptionalDouble;

/**
 * How long it took, over the traces with a problem that was found; each empty when there is none.
 *
 * @param medianSeconds since it was true
 * @param p95Seconds since it was true, in the slowest of twenty
 * @param medianSecondsAfterEvidence since the first look that showed anything of it
 * @param medianLeaked sockets that had leaked when a leak was found
 * @param p95Leaked the same, in the worst of twenty
 */
public record Delays(OptionalDouble medianSeconds, OptionalDouble p95Seconds,
        OptionalDouble medianSecondsAfterEvidence, OptionalDouble medianLeaked, OptionalDouble p95Leaked) {}
