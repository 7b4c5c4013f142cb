package dev.closewait.validation.score;

import java.util.List;

/**
 * How detectors did over many traces.
 *
 * @param profile the cost profile by which contestants are ranked
 * @param contestants a card for each, the best score by that profile first
 * @param portraits of the traces, in their order
 * @param troubles traces that could not be read, or not wholly, in sentences
 * @param seconds how long the validation took
 */
public record Scorecard(String profile, List<ContestantCard> contestants, List<Portrait> portraits,
        List<String> troubles, double seconds) {
    /** The version of what is written of it. */
    public static final int VERSION = 1;

    public Scorecard {
        contestants = List.copyOf(contestants);
        portraits = List.copyOf(portraits);
        troubles = List.copyOf(troubles);
    }
}
