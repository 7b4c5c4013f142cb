package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** A process that stops for a while, as for a garbage collection, and then goes on as if nothing had been. */
record Pause() implements Case {
    /** A process of its own ends the pause, so that even who kills this one leaves nothing stopped behind. */
    private static final Program STOPPER = new Program("stopper",
            List.of("sh", "-c", "kill -STOP $0 && sleep 3; kill -CONT $0"));
    private static final Duration STOPPED = Duration.ofSeconds(3);
    /** The pause begins at any instant of this span; the seed says which. */
    private static final Duration EARLIEST = Duration.ofSeconds(4);
    private static final Duration SPAN = Duration.ofSeconds(1);
    /** After the pause all that has come meanwhile is served at once: so long may that take. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "pause";
    }

    @Override
    public String story() {
        return "A busy healthy server is stopped for three seconds, and then closes all that has piled up.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(14);
    }

    @Override
    public Expected expected() {
        return new Expected(Set.of(Pattern.FAST_CHURN, Pattern.HEALTHY), Set.of(),
                Set.of(Pattern.LEAK, Pattern.STALLED, Pattern.CPU_STARVED));
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.serverSim("[{\"slow-close\":{\"delay\":\"100ms\"}}]");
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "churn", 200, length(), Duration.ofMillis(500));
        Duration when = EARLIEST.plusMillis(new Random(bed.seed()).nextLong(SPAN.toMillis()));
        bed.after(when, () -> {
            bed.background(STOPPER, subject.pid());
            return subject;
        });
    }

    @Override
    public Truth truth(Seen seen) {
        List<Observation> stopped = seen.looks().stream().filter(look -> stopped(seen, look)).toList();
        if (stopped.isEmpty()) {
            return new Truth(OptionalLong.empty(), OptionalLong.empty(), List.of(),
                    List.of(new Finding(false, "no look showed the process stopped")));
        }
        long first = stopped.getFirst().nanos();
        long last = stopped.getLast().nanos();
        List<Observation> before = seen.looks().stream().filter(look -> look.nanos() < first).toList();
        List<Observation> after = seen.looks()
                .stream()
                .filter(look -> look.nanos() > last + CATCHING_UP.toNanos())
                .toList();
        return Truth.since(last, seen.settled(),
                Seen.atLeast(STOPPED.toMillis() - 2 * CaseRun.EVERY.toMillis(), (last - first) / 1_000_000,
                        "milliseconds that it was seen stopped"),
                Seen.atLeast(200, most(stopped), "sockets in CLOSE_WAIT while it was stopped"),
                Seen.atLeast(10, most(before), "sockets in CLOSE_WAIT before"),
                Seen.atLeast(10, most(after), "sockets in CLOSE_WAIT after"),
                Seen.atMost(0, seen.stuck().size(), "sockets that never left"), seen.cpuWasFree(before),
                seen.cpuWasFree(after)).standingAt(lastOf(before));
    }

    private static boolean stopped(Seen seen, Observation look) {
        return seen.process(look).filter(ProcessSample::stopped).isPresent();
    }

    private static int most(List<Observation> looks) {
        return looks.stream().mapToInt(look -> look.closeWait().size()).max().orElse(0);
    }

    private static OptionalLong lastOf(List<Observation> looks) {
        Optional<Observation> last = looks.stream().max(Comparator.comparingLong(Observation::nanos));
        return last.stream().mapToLong(Observation::nanos).findFirst();
    }
}
