package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a detector must say of the subject.
 *
 * @param atTheEnd one of these when the load ends; when there are none, anything that is not forbidden, or nothing
 * @param beside each of these at some look, as the diagnosis or beside it
 * @param never none of these, at any look
 */
record Expected(Set<Pattern> atTheEnd, Set<Pattern> beside, Set<Pattern> never) {
    Expected {
        atTheEnd = Set.copyOf(atTheEnd);
        beside = Set.copyOf(beside);
        never = Set.copyOf(never);
    }

    /** This pattern, and no other that somebody would act on. */
    static Expected only(Pattern pattern) {
        return new Expected(Set.of(pattern), Set.of(), notable().filter(other -> other != pattern).collect(patterns()));
    }

    /** Nothing that somebody would act on. */
    static Expected harmless() {
        return new Expected(Set.of(), Set.of(), notable().collect(patterns()));
    }

    /** The same, and this pattern beside it. */
    Expected with(Pattern another) {
        Set<Pattern> rest = EnumSet.copyOf(never);
        rest.remove(another);
        return new Expected(atTheEnd, Set.of(another), rest);
    }

    private static Stream<Pattern> notable() {
        return Arrays.stream(Pattern.values()).filter(each -> each.problem() || each == Pattern.IDLE_POOL);
    }

    private static Collector<Pattern, ?, Set<Pattern>> patterns() {
        return Collectors.toCollection(() -> EnumSet.noneOf(Pattern.class));
    }
}
