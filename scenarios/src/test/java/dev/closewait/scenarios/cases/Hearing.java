package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.scenarios.grade.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges what one detector said in one run. */
final class Hearing {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Expected expected;
    private final Truth truth;
    private final Predicate<Service> isSubject;
    private final List<Statement> statements;
    private final List<Statement> underLoad;

    /**
     * @param isSubject tells the service that the truth is about
     * @param loadEnded when the last client was told to stop
     * @param statements what the detector said after each observation, settling included
     */
    Hearing(Expected expected, Truth truth, Predicate<Service> isSubject, long loadEnded, List<Statement> statements) {
        this.expected = expected;
        this.truth = truth;
        this.isSubject = isSubject;
        this.statements = statements;
        this.underLoad = statements.stream().filter(statement -> statement.nanos() <= loadEnded).toList();
    }

    /**
     * Judges it.
     *
     * @param detector its name
     * @param missing what is missing from a diagnosis that names the right pattern
     */
    Heard judge(String detector, Function<Diagnosis, Optional<String>> missing) {
        Optional<String> wrong = Stream.<Optional<String>>of(forbidden(), early(), before(), atTheEnd(), beside(),
                atTheEndRightly().flatMap(missing)).flatMap(Optional::stream).findFirst();
        Optional<Statement> found = found();
        return new Heard(detector, wrong, seconds(found),
                found.map(statement -> OptionalInt.of(truth.stuckBy(statement.nanos()))).orElseGet(OptionalInt::empty),
                saidLast(), statements.stream().flatMap(Hearing::words).distinct().map(Pattern::name).toList());
    }

    private Optional<String> forbidden() {
        return statements.stream()
                .flatMap(Hearing::words)
                .filter(expected.never()::contains)
                .findFirst()
                .map(word -> word + " at some look");
    }

    /** A problem that is said before it is there is a false alarm, even if it comes about later. */
    private Optional<String> early() {
        return underLoad.stream()
                .filter(statement -> statement.nanos() < truth.sinceNanos().orElse(Long.MIN_VALUE))
                .filter(this::right)
                .flatMap(statement -> said(statement).stream())
                .filter(said -> said.pattern().problem())
                .findFirst()
                .map(said -> said.pattern() + " too early");
    }

    private Optional<String> before() {
        return truth.beforeNanos().isEmpty()
                ? Optional.empty()
                : underLoad.stream()
                        .filter(statement -> statement.nanos() <= truth.beforeNanos().getAsLong())
                        .reduce((_, last) -> last)
                        .filter(statement -> !right(statement))
                        .map(statement -> word(said(statement)) + " before");
    }

    private Optional<String> atTheEnd() {
        return expected.atTheEnd().isEmpty() || (!underLoad.isEmpty() && right(underLoad.getLast()))
                ? Optional.empty()
                : Optional.of(word(saidLast()));
    }

    private Optional<String> beside() {
        List<Pattern> words = underLoad.stream().flatMap(Hearing::words).toList();
        return expected.beside()
                .stream()
                .filter(pattern -> !words.contains(pattern))
                .findFirst()
                .map(pattern -> word(saidLast()) + " without " + pattern);
    }

    private Optional<Diagnosis> atTheEndRightly() {
        return saidLast().filter(said -> expected.atTheEnd().contains(said.pattern()));
    }

    /** The statement from which on it was said until the load ended. */
    private Optional<Statement> found() {
        int first = underLoad.size();
        while (first > 0 && right(underLoad.get(first - 1))) {
            first--;
        }
        return underLoad.stream().skip(first).findFirst();
    }

    private OptionalDouble seconds(Optional<Statement> found) {
        return found.isEmpty() || truth.sinceNanos().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Math.max(0, found.get().nanos() - truth.sinceNanos().getAsLong()) / NANOS_PER_SECOND);
    }

    private boolean right(Statement statement) {
        return said(statement).map(Diagnosis::pattern).filter(expected.atTheEnd()::contains).isPresent();
    }

    private Optional<Diagnosis> saidLast() {
        return underLoad.isEmpty() ? Optional.empty() : said(underLoad.getLast());
    }

    private Optional<Diagnosis> said(Statement statement) {
        return statement.diagnoses().stream().filter(said -> isSubject.test(said.service())).findFirst();
    }

    /** Whatever was said of any service that has to do with the subject. */
    private static Stream<Pattern> words(Statement statement) {
        return statement.diagnoses()
                .stream()
                .flatMap(said -> Stream.concat(Stream.of(said.pattern()), said.also().stream()));
    }

    private static String word(Optional<Diagnosis> said) {
        return said.map(diagnosis -> diagnosis.pattern().name()).orElse("nothing");
    }
}
