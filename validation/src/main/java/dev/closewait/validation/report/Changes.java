package dev.closewait.validation.report;

import dev.closewait.validation.score.Comparison;
import dev.closewait.validation.score.ContestantComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What got better and worse than in a baseline, in sentences.
 *
 * @param compared whether every contestant has something in the baseline to be compared with
 * @param regression whether that is a regression: slower is worse and yet none, a worse mark, a new false alarm or a lower
 *     score is one
 * @param worse what got worse, the regressions first
 * @param better what got better
 * @param remarks what could not be compared
 */
public record Changes(boolean compared, boolean regression, List<String> worse, List<String> better,
        List<String> remarks) {
    public Changes {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
        remarks = List.copyOf(remarks);
    }

    /** In words. */
    public static Changes of(Comparison comparison) {
        List<String> worse = new ArrayList<>();
        List<String> better = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (ContestantComparison contestant : comparison.contestants()) {
            score(contestant, worse, better);
            traces(contestant, true).forEach(worse::add);
            traces(contestant, false).forEach(worse::add);
            contestant.changes()
                    .forEach(change -> change.better()
                            .forEach(words -> better.add(of(contestant, change.trace()) + words)));
            remark(contestant.contestant(), contestant.onlyBefore(), "in the baseline only", remarks);
            remark(contestant.contestant(), contestant.onlyNow(), "not in the baseline", remarks);
        }
        comparison.notInBaseline().forEach(name -> remarks.add(name + " is not in the baseline"));
        boolean compared = comparison.notInBaseline().isEmpty() && comparison.nothingInCommon().isEmpty();
        return new Changes(compared, comparison.regressed(), worse, better, remarks);
    }

    /** Whether everybody was compared, and is as it was. */
    public boolean none() {
        return compared && worse.isEmpty() && better.isEmpty();
    }

    private static void score(ContestantComparison contestant, List<String> worse, List<String> better) {
        if (Math.abs(contestant.scoreDifference()) >= 0.05) { // what a score of one digit shows
            (contestant.scoreDifference() < 0 ? worse : better)
                    .add(contestant.contestant() + " scores " + Wording.score(contestant.now().score()) + ", was "
                            + Wording.score(contestant.before().score()) + ", on the "
                            + Wording.count(contestant.common(), "trace") + " that are in both");
        }
    }

    private static Stream<String> traces(ContestantComparison contestant, boolean regressed) {
        return contestant.changes()
                .stream()
                .filter(change -> change.regressed() == regressed)
                .flatMap(change -> change.worse().stream().map(words -> of(contestant, change.trace()) + words));
    }

    private static String of(ContestantComparison contestant, String trace) {
        return trace + " (" + contestant.contestant() + "): ";
    }

    private static void remark(String contestant, List<String> traces, String where, List<String> remarks) {
        if (!traces.isEmpty()) {
            remarks.add(Wording.count(traces.size(), "trace") + " of " + contestant + " "
                    + (traces.size() == 1 ? "is " : "are ")
                    + where + ", such as " + traces.getFirst());
        }
    }
}
