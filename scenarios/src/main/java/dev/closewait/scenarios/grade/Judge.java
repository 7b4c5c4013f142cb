package dev.closewait.scenarios.grade;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.file.Expectation;
import dev.closewait.scenarios.file.Side;
import dev.closewait.scenarios.kernel.CpuTruth;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.kernel.KernelJudge;
import dev.closewait.scenarios.kernel.KernelTruth;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges a run from its record alone: first whether anything was reproduced, then what the detector said of it. */
public final class Judge {
    private final Run run;
    private final Expectation expect;
    private final KernelTruth truth;
    private final Detection detection;
    private final CpuTruth cpu;

    private Judge(Run run) {
        this.run = run;
        this.expect = run.scenario().expect();
        this.truth = KernelJudge.judge(run.scenario().kernel(), run.recording());
        this.detection = new Detection(run, truth);
        this.cpu = new CpuTruth(run.recording());
    }

    /** How a run came out. */
    public static Outcome judge(Run run) {
        return new Judge(run).outcome();
    }

    private Outcome outcome() {
        Ruling ruling = Stream
                .<Optional<Ruling>>of(notReproduced(), forbidden(), starved(), wrong(), lacking(), early(),
                        late(), tooMany())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(this::passed);
        return new Outcome(run.scenario().name(), run.twin(), expect.diagnosis(), truth, detection.atTheEnd(),
                detection.seconds(), leakedAtDetection(), ruling.grade(), ruling.why(), run.wallTime(), run.report());
    }

    private Optional<Ruling> notReproduced() {
        String missing = Stream.concat(truth.findings().stream().filter(finding -> !finding.held()),
                clientsCameThrough() ? Stream.empty() : Stream.of(new Finding(false, "no client was served")))
                .map(Finding::sentence)
                .collect(Collectors.joining("; "));
        if (missing.isEmpty() && detection.since().isEmpty()) {
            missing = run.recording().settled()
                    ? "no socket leaked"
                    : "whether a socket leaked " + KernelJudge.UNSETTLED;
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ruling(Grade.UNKNOWN, "nothing was reproduced, so nothing was tested: " + missing
                        + forbiddenPattern().map(said -> "; " + said + " was said all the same").orElse("")));
    }

    /** Clients that gave up were let in, and that is enough: a stalled server answers nobody. */
    private boolean clientsCameThrough() {
        return run.report().answered() + run.report().abandoned() > 0;
    }

    private Optional<Ruling> forbidden() {
        return forbiddenPattern().map(said -> fail(said + " was said, and must never be of this scenario"));
    }

    private Optional<Pattern> forbiddenPattern() {
        return run.statements()
                .stream()
                .flatMap(statement -> patterns(statement).filter(said -> isForbidden(said, statement)))
                .findFirst();
    }

    private static Stream<Pattern> patterns(Statement statement) {
        return statement.diagnoses()
                .stream()
                .flatMap(said -> Stream.concat(Stream.of(said.pattern()), said.also().stream()));
    }

    /** Whom the machine has starved may be called starved, whatever its scenario is about. */
    private boolean isForbidden(Pattern said, Statement statement) {
        return expect.never().contains(said)
                && (said != Pattern.CPU_STARVED || cpu.gotItsCpuBefore(statement.nanos()));
    }

    /** What is milder than starvation does not come about in a server that is starved. A leak does, and must be seen. */
    private Optional<Ruling> starved() {
        boolean saidSo = detection.atTheEnd().map(Diagnosis::pattern).filter(Pattern.CPU_STARVED::equals).isPresent();
        return saidSo && expect.diagnosis().compareTo(Pattern.CPU_STARVED) < 0
                && !cpu.gotItsCpuBefore(run.recording().loadEnded())
                        ? Optional.of(new Ruling(Grade.UNKNOWN, "the server did not get its CPU, so nothing was tested:"
                                + " CPU_STARVED was said when the load ended, and the kernel says so, too"))
                        : Optional.empty();
    }

    private Optional<Ruling> wrong() {
        Optional<Pattern> said = detection.atTheEnd().map(Diagnosis::pattern);
        if (said.isEmpty() && expect.diagnosis() == Pattern.HEALTHY && run.scenario().observe() == Side.CLIENT) {
            return Optional.empty(); // a client that has no socket in CLOSE_WAIT is no service to speak of
        }
        return said.equals(Optional.of(expect.diagnosis()))
                ? Optional.empty()
                : Optional.of(fail(said.map(pattern -> pattern + " was said").orElse("nothing was said")
                        + " when the load ended; expected " + expect.diagnosis()));
    }

    private Optional<Ruling> lacking() {
        Set<Pattern> said = detection.atTheEnd().map(Diagnosis::also).map(Set::copyOf).orElse(Set.of());
        return expect.also()
                .stream()
                .filter(pattern -> !said.contains(pattern))
                .sorted()
                .findFirst()
                .map(missing -> fail(missing + " was not said beside " + expect.diagnosis() + " when the load ended"));
    }

    private Optional<Ruling> early() {
        return detection.tooEarly()
                ? Optional.of(fail("LEAK was said before the first socket had leaked"))
                : Optional.empty();
    }

    private Optional<Ruling> late() {
        OptionalDouble seconds = inItsOwnTime();
        return expect.within()
                .map(Judge::seconds)
                .filter(allowed -> seconds.isEmpty() || seconds.getAsDouble() > allowed)
                .map(allowed -> fail(String.format(Locale.ROOT, "%s; expected within %.1f s", soFar(), allowed)));
    }

    /** A leak shows by who stays although the server could have closed: while it waits for a CPU, nobody can tell. */
    private OptionalDouble inItsOwnTime() {
        return expect.diagnosis() == Pattern.LEAK && detection.seconds().isPresent()
                ? OptionalDouble.of(Math.max(0, cpu.secondsHad(detection.since().orElseThrow(),
                        detection.found().orElseThrow().nanos())))
                : detection.seconds();
    }

    private Optional<Ruling> tooMany() {
        OptionalInt leaked = leakedAtDetection();
        OptionalInt allowed = expect.leakedAtMost();
        return allowed.isPresent() && leaked.isPresent() && leaked.getAsInt() > allowed.getAsInt()
                ? Optional.of(fail(soFar() + "; expected at most " + allowed.getAsInt()))
                : Optional.empty();
    }

    private Ruling passed() {
        return new Ruling(Grade.PASS, detection.seconds().isPresent()
                ? soFar()
                : "nothing was said, and there was nothing to speak of");
    }

    /** When it was said: what passed, or what came too late. */
    private String soFar() {
        if (detection.seconds().isEmpty()) {
            return expect.diagnosis() + " was not said while the load lasted";
        }
        String from = expect.diagnosis() == Pattern.LEAK ? "the first leaked socket's FIN" : "the sockets showed it";
        String said = String.format(Locale.ROOT, "%s was said %.1f s after %s", expect.diagnosis(),
                detection.seconds().getAsDouble(), from);
        OptionalInt leaked = leakedAtDetection();
        return leaked.isPresent() ? said + ", when " + leaked.getAsInt() + " had leaked" : said;
    }

    private OptionalInt leakedAtDetection() {
        return expect.diagnosis() == Pattern.LEAK
                ? detection.found().stream().mapToInt(statement -> truth.leakedBy(statement.nanos())).findFirst()
                : OptionalInt.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static Ruling fail(String why) {
        return new Ruling(Grade.FAIL, why);
    }
}
