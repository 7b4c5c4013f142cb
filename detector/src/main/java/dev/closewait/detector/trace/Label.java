package dev.closewait.detector.trace;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was true while a trace was made, found out without any detector. Instants are on the clock of
 * {@link dev.closewait.detector.observation.Observation#nanos()}.
 *
 * @param port the listening port of the service that it is about; empty for a process with outgoing connections
 * @param pattern what happened
 * @param accepted other patterns that are no mistake to say: a healthy service that is a little busy is fast churn to some
 * @param also what happened beside it
 * @param never what would be a mistake to say at any look, also before {@code since}
 * @param sinceNanos when it first held: of a leak, the FIN of the first socket that leaked
 * @param untilNanos until when it held: what is said last before this is what counts; {@link #TO_THE_END} when it holds as
 *     long as the trace
 * @param leakedNanos when each socket that leaked got its FIN, the earliest first; empty unless it is a leak
 */
public record Label(OptionalInt port, Pattern pattern, Set<Pattern> accepted, Set<Pattern> also, Set<Pattern> never,
        long sinceNanos, long untilNanos, List<Long> leakedNanos) {
    /** Later than every observation. */
    public static final long TO_THE_END = Long.MAX_VALUE;

    public Label {
        accepted = sorted(accepted);
        also = sorted(also);
        never = sorted(never);
        leakedNanos = List.copyOf(leakedNanos);
    }

    /** What a person says that is true from this instant on, as long as the trace. */
    public static Label stated(OptionalInt port, Pattern pattern, long sinceNanos) {
        return new Label(port, pattern, acceptedFor(pattern), Set.of(), Set.of(), sinceNanos, TO_THE_END, List.of());
    }

    /** What it is no mistake to say of a pattern in general: a healthy service that is a little busy is fast churn to some. */
    public static Set<Pattern> acceptedFor(Pattern pattern) {
        return pattern == Pattern.HEALTHY ? Set.of(Pattern.FAST_CHURN) : Set.of();
    }

    /** Whether it is no mistake to say this while the label holds. */
    public boolean allows(Pattern said) {
        return said == pattern || accepted.contains(said);
    }

    /** How many sockets had leaked at this instant. */
    public int leakedBy(long nanos) {
        return (int) leakedNanos.stream().filter(fin -> fin <= nanos).count();
    }

    /** In the order of their severity, so that what is written of them is always the same. */
    private static Set<Pattern> sorted(Set<Pattern> patterns) {
        Set<Pattern> sorted = EnumSet.noneOf(Pattern.class);
        sorted.addAll(patterns);
        return Collections.unmodifiableSet(sorted);
    }
}
