package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.Label;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges what one contestant said of a trace: a function of what is true of the trace and what was said, when. The rules
 * are those by which a scenario is graded when it runs, so what passes live passes here.
 */
final class TraceJudge {
    /** Patterns that do not come and go: they are found when they are said for good. */
    private static final Set<Pattern> LASTING = EnumSet.of(Pattern.LEAK, Pattern.STALLED);
    private static final double NANOS_PER_SECOND = 1e9;

    private final TraceFacts facts;
    private final Label label;
    private final List<Spoken> spoken;
    private final List<Spoken> whileTrue;

    private TraceJudge(TraceFacts facts, List<Spoken> spoken) {
        this.facts = facts;
        this.label = facts.label();
        this.spoken = spoken;
        this.whileTrue = spoken.stream().filter(change -> change.nanos() <= label.untilNanos()).toList();
    }

    /**
     * The result of a trace that came to its end.
     *
     * @param spoken the changes of what was said, the first one first; before it nothing was said
     * @param nanosPerObservation what a look cost
     */
    static TraceResult judge(TraceFacts facts, List<Spoken> spoken, double nanosPerObservation) {
        TraceJudge judge = new TraceJudge(facts, spoken);
        return judge.result(judge.verdict(), nanosPerObservation);
    }

    /**
     * The result of a trace that was lost; what was said before that does not count.
     *
     * @param why in words that stand on a scorecard
     */
    static TraceResult lost(TraceFacts facts, String why, double nanosPerObservation) {
        return new TraceJudge(facts, List.of()).result(new Ruling(Mark.LOST, Optional.of(why)), nanosPerObservation);
    }

    /** A mark, and the reason of it where it is not the best. */
    private record Ruling(Mark mark, Optional<String> why) {}

    private TraceResult result(Ruling verdict, double nanosPerObservation) {
        OptionalLong found = foundNanos();
        OptionalInt leaked = found.isPresent() && label.pattern() == Pattern.LEAK
                ? OptionalInt.of(label.leakedBy(found.getAsLong()))
                : OptionalInt.empty();
        return new TraceResult(facts.name(), facts.origin(), label.pattern(), saidLast(), verdict.mark(),
                seconds(OptionalLong.of(label.sinceNanos()), found), seconds(facts.evidenceNanos(), found), leaked,
                falseAlarms(), retractions(), facts.seconds(), facts.observations(), nanosPerObservation,
                verdict.why());
    }

    private Ruling verdict() {
        Optional<Pattern> forbidden = label.never()
                .stream()
                .filter(pattern -> spoken.stream().anyMatch(change -> change.mentions(pattern)))
                .findFirst();
        if (forbidden.isPresent()) {
            return wrong(forbidden.get() + " was said, and must never be of this trace");
        }
        Optional<Pattern> last = saidLast();
        if (last.isEmpty()) {
            // A client that has no socket in CLOSE_WAIT is no service to speak of.
            return facts.anySocket() || label.pattern().problem()
                    ? wrong("nothing was said at the end; expected " + label.pattern())
                    : new Ruling(Mark.RIGHT, Optional.empty());
        }
        if (!label.allows(last.get())) {
            return wrong(last.get() + " was said at the end; expected " + label.pattern());
        }
        if (tooEarly()) {
            return wrong("LEAK was said before the first socket had leaked");
        }
        return missing()
                .map(pattern -> new Ruling(Mark.PARTLY,
                        Optional.of(pattern + " was not said beside " + last.get())))
                .orElseGet(() -> new Ruling(Mark.RIGHT, Optional.empty()));
    }

    private static Ruling wrong(String why) {
        return new Ruling(Mark.WRONG, Optional.of(why));
    }

    private Optional<Pattern> saidLast() {
        return whileTrue.isEmpty() ? Optional.empty() : whileTrue.getLast().pattern();
    }

    private Optional<Pattern> missing() {
        return label.also().stream().filter(pattern -> !whileTrue.getLast().mentions(pattern)).findFirst();
    }

    private boolean tooEarly() {
        return label.pattern() == Pattern.LEAK && whileTrue.stream()
                .anyMatch(change -> change.pattern().filter(Pattern.LEAK::equals).isPresent()
                        && !hasLeaked(change.nanos()));
    }

    /** Whether a look at this instant can have shown a socket that leaked. */
    private boolean hasLeaked(long nanos) {
        return nanos >= facts.evidenceNanos().orElse(Sights.evidenceFrom(label));
    }

    /** When it was said first; of what lasts, when it was said for good. */
    private OptionalLong foundNanos() {
        if (!LASTING.contains(label.pattern())) {
            return whileTrue.stream().filter(this::saysIt).mapToLong(Spoken::nanos).findFirst();
        }
        int first = whileTrue.size();
        while (first > 0 && saysIt(whileTrue.get(first - 1))) {
            first--;
        }
        return whileTrue.stream().skip(first).mapToLong(Spoken::nanos).findFirst();
    }

    private boolean saysIt(Spoken change) {
        return change.pattern().filter(label::allows).isPresent();
    }

    private static OptionalDouble seconds(OptionalLong from, OptionalLong to) {
        return from.isPresent() && to.isPresent()
                ? OptionalDouble.of(Math.max(0, to.getAsLong() - from.getAsLong()) / NANOS_PER_SECOND)
                : OptionalDouble.empty();
    }

    private int falseAlarms() {
        int alarms = 0;
        Optional<Pattern> before = Optional.empty();
        for (Spoken change : counted()) {
            Optional<Pattern> now = change.pattern();
            boolean begun = now.filter(Pattern::problem).isPresent() && !now.equals(before);
            alarms += begun && !allowed(now.get(), change.nanos()) ? 1 : 0;
            before = now;
        }
        return alarms;
    }

    /** Going on to something more severe takes nothing back: it stands before what was said. */
    private int retractions() {
        int retractions = 0;
        Optional<Pattern> before = Optional.empty();
        for (Spoken change : counted()) {
            Optional<Pattern> now = change.pattern();
            boolean less = before.isPresent()
                    && (now.isEmpty() || now.get().compareTo(before.get()) < 0);
            retractions += less && before.get().problem() ? 1 : 0;
            before = now;
        }
        return retractions;
    }

    /** When a problem ends, taking it back is right; that a service is harmless holds for the whole trace. */
    private List<Spoken> counted() {
        return label.pattern().problem() ? whileTrue : spoken;
    }

    /** A problem is not yet one only of a leak before its first socket; the others begin before they can be counted. */
    private boolean allowed(Pattern problem, long nanos) {
        if (problem == Pattern.LEAK && label.pattern() == Pattern.LEAK) {
            return hasLeaked(nanos);
        }
        return label.allows(problem) || label.also().contains(problem);
    }
}
