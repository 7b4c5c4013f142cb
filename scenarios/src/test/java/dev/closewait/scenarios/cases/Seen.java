package dev.closewait.scenarios.cases;

import dev.closewait.client.report.Report;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.kernel.Recording;
import dev.closewait.scenarios.kernel.Series;
import dev.closewait.scenarios.kernel.SocketStays;
import dev.closewait.scenarios.kernel.Stay;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The raw facts of a run: the socket table and the processes at each look, and what the clients reported. */
final class Seen {
    /** A shorter wait for a CPU is over before it shows in the sockets. */
    private static final Duration WAITING_WINDOW = Duration.ofSeconds(2);
    /** CPUs' worth of waiting, from which on starvation could explain why sockets stay. */
    private static final double FREE_CPU_WAITING = 0.5;
    /** No healthy one of our subjects takes nearly as long to close. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final Subject subject;
    private final Recording recording;
    private final SocketStays stays;
    private final long answered;

    Seen(Subject subject, Recording recording, List<Report> reports) {
        this.subject = subject;
        this.recording = recording;
        this.stays = new SocketStays(recording.observations());
        this.answered = reports.stream().mapToLong(Report::answered).sum();
    }

    Subject subject() {
        return subject;
    }

    long loadBegan() {
        return recording.loadBegan();
    }

    long loadEnded() {
        return recording.loadEnded();
    }

    /** The looks under load. */
    List<Observation> looks() {
        return recording.underLoad();
    }

    /** The last look of all. */
    Observation lastLook() {
        return recording.observations().getLast();
    }

    /** The sockets that never left, the earliest FIN first; meaningless unless all {@link #settled}. */
    List<Stay> stuck() {
        return stays.neverLeft();
    }

    /** The sockets that were seen in CLOSE_WAIT and left, the earliest FIN first. */
    List<Stay> left() {
        return stays.left();
    }

    /** How many clients had their answer. */
    long answered() {
        return answered;
    }

    /** The subject's process at a look. */
    Optional<ProcessSample> process(Observation look) {
        return look.processes().stream().filter(process -> process.pid() == subject.pid()).findFirst();
    }

    /** Whether it can be told which sockets never leave. */
    Finding settled() {
        return new Finding(recording.settled(), recording.settled()
                ? "after the load, the sockets had stopped leaving"
                : "sockets were still leaving when the run ended");
    }

    /** Whether the subject had all the CPU that it wanted. */
    Finding cpuWasFree() {
        return cpuWasFree(looks());
    }

    /** Whether the subject had all the CPU that it wanted in these looks. */
    Finding cpuWasFree(List<Observation> looks) {
        double most = Series.waitingCpus(looks, List.of(subject.pid()), WAITING_WINDOW).max().orElse(Double.NaN);
        return new Finding(most <= FREE_CPU_WAITING, String.format(Locale.ROOT,
                "in any two seconds its threads waited for at most %.2f CPUs (wanted: at most %.2f)", most,
                FREE_CPU_WAITING));
    }

    /** Whether each socket left promptly. */
    Finding allLeftPromptly() {
        Duration longest = Duration.ofNanos(
                recording.observations().stream().mapToLong(stays::oldestNanos).max().orElse(0));
        return new Finding(longest.compareTo(PROMPT) <= 0, "the longest stay in CLOSE_WAIT was " + longest.toMillis()
                + " ms (wanted: at most " + PROMPT.toMillis() + ")");
    }

    /** Whether there was so much of something. */
    static Finding atLeast(long wanted, long count, String what) {
        return new Finding(count >= wanted, what + ": " + count + " (wanted: at least " + wanted + ")");
    }

    /** Whether there was no more of something. */
    static Finding atMost(long wanted, long count, String what) {
        return new Finding(count <= wanted, what + ": " + count + " (wanted: at most " + wanted + ")");
    }
}
