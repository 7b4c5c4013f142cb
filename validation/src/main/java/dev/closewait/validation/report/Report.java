package dev.closewait.validation.report;

import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.Scorecard;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What there is to tell of a validation.
 *
 * @param scorecard how everybody did
 * @param named the names of the contestants that it is about; who else is on the scorecard is there to compare with
 * @param changes what got better and worse; empty when there was no baseline to compare with
 */
public record Report(Scorecard scorecard, Set<String> named, Optional<Changes> changes) {
    public Report {
        named = Set.copyOf(named);
    }

    /** The contestants that it is about, the best first. */
    public List<ContestantCard> subjects() {
        return scorecard.contestants().stream().filter(this::isAbout).toList();
    }

    /** The contestants that it is about, the best first, then the others, the best first. */
    public List<ContestantCard> subjectsFirst() {
        List<ContestantCard> cards = new ArrayList<>(subjects());
        scorecard.contestants().stream().filter(card -> !isAbout(card)).forEach(cards::add);
        return cards;
    }

    /** Whether it is about this contestant. */
    public boolean isAbout(ContestantCard card) {
        return named.contains(card.name());
    }

    /** Those of whom nothing can be said: there was no trace, or they did not come to the end of any. */
    public List<ContestantCard> untold() {
        return subjects().stream()
                .filter(card -> card.results().stream().allMatch(result -> result.mark() == Mark.LOST))
                .toList();
    }

    /** Whether something can be said of everybody that it is about, and of how they changed. */
    public boolean told() {
        return untold().isEmpty() && changes.map(Changes::compared).orElse(true);
    }

    /** The score by which contestants are ranked. */
    public double score(ContestantCard card) {
        return card.scores().getOrDefault(scorecard.profile(), 0.0);
    }

    /** What a contestant did not get right, the worst first. */
    public static List<TraceResult> failings(ContestantCard card) {
        return Stream.of(Mark.LOST, Mark.WRONG, Mark.PARTLY)
                .flatMap(mark -> card.results().stream().filter(result -> result.mark() == mark))
                .toList();
    }

    /** How many of its traces a contestant got so. */
    public static long count(ContestantCard card, Mark mark) {
        return card.results().stream().filter(result -> result.mark() == mark).count();
    }
}
