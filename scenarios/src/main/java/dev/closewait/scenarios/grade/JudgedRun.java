package dev.closewait.scenarios.grade;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.Label;
import dev.closewait.scenarios.kernel.CpuTruth;
import dev.closewait.scenarios.kernel.Stay;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run with its judgement.
 *
 * @param run its record
 * @param outcome how it came out
 */
public record JudgedRun(Run run, Outcome outcome) {
    /** Judges a run. */
    public static JudgedRun of(Run run) {
        return new JudgedRun(run, Judge.judge(run));
    }

    /**
     * What was true of its service, by what the kernel showed; whatever the detector said of it.
     *
     * @return empty when nothing was reproduced, so that nobody knows
     */
    public Optional<Label> label() {
        if (outcome.grade() == Grade.UNKNOWN) {
            return Optional.empty();
        }
        Pattern pattern = outcome.expected();
        Set<Pattern> never = never();
        Set<Pattern> accepted = EnumSet.noneOf(Pattern.class);
        accepted.addAll(Label.acceptedFor(pattern));
        accepted.removeAll(never);
        List<Long> leaked = pattern == Pattern.LEAK
                ? outcome.truth().leaks().stream().map(Stay::enteredNanos).toList()
                : List.of();
        return new Detection(run, outcome.truth()).since()
                .stream()
                .mapToObj(since -> new Label(run.port(), pattern, accepted, run.scenario().expect().also(), never,
                        since, run.recording().loadEnded(), leaked))
                .findFirst();
    }

    /** A label knows no moments: where {@link Judge} forgives it at any of them that starvation is said, so does the label. */
    private Set<Pattern> never() {
        Set<Pattern> never = EnumSet.noneOf(Pattern.class);
        never.addAll(run.scenario().expect().never());
        if (!new CpuTruth(run.recording()).alwaysGotItsCpu()) {
            never.remove(Pattern.CPU_STARVED);
        }
        return never;
    }
}
