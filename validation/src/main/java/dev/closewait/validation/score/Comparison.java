package dev.closewait.validation.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How contestants differ from themselves in a baseline.
 *
 * @param profile the cost profile that both were scored by
 * @param contestants those that are in both, in the order of the newer scorecard
 * @param notInBaseline those that were to be compared and are not in the baseline, or not on the newer scorecard
 */
public record Comparison(String profile, List<ContestantComparison> contestants, List<String> notInBaseline) {
    public Comparison {
        contestants = List.copyOf(contestants);
        notInBaseline = List.copyOf(notInBaseline);
    }

    /**
     * Compares two scorecards, trace by trace.
     *
     * @param before the baseline
     * @param names the contestants that are to be compared
     * @param profile both are scored by it again, each over the traces that are in both
     */
    public static Comparison between(Scorecard before, Scorecard after, Collection<String> names, CostProfile profile,
            Tolerance tolerance) {
        List<ContestantComparison> compared = new ArrayList<>();
        for (ContestantCard card : after.contestants()) {
            if (names.contains(card.name())) {
                named(before, card.name()).map(was -> ContestantComparison.between(was, card, profile, tolerance))
                        .ifPresent(compared::add);
            }
        }
        List<String> missing = names.stream()
                .filter(name -> compared.stream().noneMatch(one -> one.contestant().equals(name)))
                .toList();
        return new Comparison(profile.name(), compared, missing);
    }

    /** Whether any contestant is worse than it was: a mark, a new false alarm, or the score. */
    public boolean regressed() {
        return contestants.stream().anyMatch(ContestantComparison::regressed);
    }

    /** The contestants that have no trace in both, so that nothing of them was compared. */
    public List<String> nothingInCommon() {
        return contestants.stream().filter(one -> one.common() == 0).map(ContestantComparison::contestant).toList();
    }

    private static Optional<ContestantCard> named(Scorecard scorecard, String name) {
        return scorecard.contestants().stream().filter(card -> card.name().equals(name)).findFirst();
    }
}
