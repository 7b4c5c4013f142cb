package dev.closewait.validation.score;

/**
 * What something costs that can happen more than once in a trace, or last long.
 *
 * @param each of one of it, or of one second
 * @param atMost of all of it in one trace
 */
public record Charge(double each, double atMost) {
    /** What so much of it costs. */
    double of(double amount) {
        return Math.min(atMost, each * amount);
    }
}
