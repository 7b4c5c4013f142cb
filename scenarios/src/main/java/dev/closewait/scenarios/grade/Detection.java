package dev.closewait.scenarios.grade;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.kernel.KernelTruth;
import dev.closewait.scenarios.kernel.Stay;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** When a detector said what was expected of it, measured from when it was true. */
final class Detection {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Pattern expected;
    private final List<Statement> underLoad;
    private final KernelTruth truth;

    Detection(Run run, KernelTruth truth) {
        this.expected = run.scenario().expect().diagnosis();
        this.underLoad = run.statementsUnderLoad();
        this.truth = truth;
    }

    /** What it said last before the load ended. */
    Optional<Diagnosis> atTheEnd() {
        return underLoad.isEmpty() ? Optional.empty() : mostSevere(underLoad.getLast());
    }

    /** The first moment that the truth held: a leak's first FIN, or else the first look that showed enough sockets. */
    OptionalLong since() {
        return expected == Pattern.LEAK
                ? truth.firstLeak().stream().mapToLong(Stay::enteredNanos).findFirst()
                : truth.reachedNanos();
    }

    /** The first statement that says so; of a leak, which does not come and go, the first from which it stood by it. */
    Optional<Statement> found() {
        if (expected != Pattern.LEAK) {
            return underLoad.stream().filter(this::saysIt).findFirst();
        }
        int first = underLoad.size();
        while (first > 0 && saysIt(underLoad.get(first - 1))) {
            first--;
        }
        return underLoad.stream().skip(first).findFirst();
    }

    /** Seconds from {@link #since()} to {@link #found()}; 0 when it was said already. */
    OptionalDouble seconds() {
        return since().isEmpty()
                ? OptionalDouble.empty()
                : found().stream()
                        .mapToDouble(
                                statement -> Math.max(0, statement.nanos() - since().getAsLong()) / NANOS_PER_SECOND)
                        .findFirst();
    }

    /** Whether it said that there was a leak before any look had shown a leaked socket. */
    boolean tooEarly() {
        return expected == Pattern.LEAK && truth.firstLeak()
                .map(leak -> underLoad.stream()
                        .anyMatch(statement -> statement.nanos() < leak.firstSeenNanos() && saysIt(statement)))
                .orElse(false);
    }

    private boolean saysIt(Statement statement) {
        return mostSevere(statement).map(Diagnosis::pattern).filter(expected::equals).isPresent();
    }

    private static Optional<Diagnosis> mostSevere(Statement statement) {
        return statement.diagnoses().stream().findFirst();
    }
}
