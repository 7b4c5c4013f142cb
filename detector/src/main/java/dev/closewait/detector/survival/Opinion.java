package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a service, which is slower than what its looks show: a pattern is said when a few looks in a row have
 * shown it, and withdrawn when as many have shown none. A leak and a standstill are weighed over time by themselves; they
 * are said, and taken back, at once.
 */
final class Opinion {
    private static final int LOOKS_IN_A_ROW = 3;

    private Optional<Pattern> shown = Optional.empty();
    private int shownInARow;
    private @Nullable Said said;
    private Instant leakSince = Instant.EPOCH;
    private Optional<Retraction> retraction = Optional.empty();

    /**
     * What is held.
     *
     * @param judgement the patterns
     * @param looksInARow how many looks have shown the most severe of them, one after the other
     * @param since when it was first said
     */
    record Said(Judgement judgement, int looksInARow, Instant since) {
        boolean is(Pattern pattern) {
            return judgement.pattern() == pattern || judgement.also().contains(pattern);
        }
    }

    /**
     * A leak that was taken back.
     *
     * @param said when it was first said
     * @param at when it was taken back
     */
    record Retraction(Instant said, Instant at) {}

    /** Takes what a look shows. */
    void see(Optional<Judgement> judgement, Instant now) {
        Optional<Pattern> pattern = judgement.map(Judgement::pattern);
        shownInARow = pattern.equals(shown) ? shownInARow + 1 : 1;
        shown = pattern;
        boolean leaks = judgement.filter(Judgement::leaks).isPresent();
        boolean takenBack = holds(Pattern.LEAK) && !leaks;
        if (takenBack) {
            retraction = Optional.of(new Retraction(leakSince, now));
        } else if (leaks) {
            leakSince = holds(Pattern.LEAK) ? leakSince : now;
            retraction = Optional.empty();
        }
        boolean sure = shownInARow >= LOOKS_IN_A_ROW || takenBack
                || judgement.filter(Judgement::weighedOverTime).isPresent();
        if (judgement.isPresent() && sure) {
            Pattern worst = judgement.get().pattern();
            Instant since = said != null && said.judgement().pattern() == worst ? said.since() : now;
            said = new Said(judgement.get(), shownInARow, since);
        } else if (sure || holds(Pattern.STALLED)) {
            said = null;
        }
    }

    /** Whether a pattern is what is said, or stands beside it. */
    boolean holds(Pattern pattern) {
        return said != null && said.is(pattern);
    }

    Optional<Said> said() {
        return Optional.ofNullable(said);
    }

    /** The leak that was taken back last, if none is held now. */
    Optional<Retraction> retraction() {
        return retraction;
    }
}
