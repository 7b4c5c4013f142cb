package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.scenarios.file.Bounds;
import dev.closewait.scenarios.file.CloseWaitSpec;
import dev.closewait.scenarios.file.KernelSpec;
import dev.closewait.scenarios.file.KernelSpec.CpuSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Says from the raw sockets alone whether what a scenario is about did happen. It knows no detector. */
public final class KernelJudge {
    /** A shorter wait than this is over before it shows in the sockets. */
    private static final Duration PEAK_WINDOW = Duration.ofSeconds(2);

    /** What ends a sentence about sockets that never leave, when that did not show. */
    public static final String UNSETTLED = "could not be told: sockets were still leaving when the run ended";

    private final Recording recording;
    private final List<Observation> load;
    private final SocketStays stays;
    private final List<Finding> findings = new ArrayList<>();

    private KernelJudge(Recording recording) {
        this.recording = recording;
        this.load = recording.underLoad();
        this.stays = new SocketStays(recording.observations());
    }

    /** Holds a recording against what a scenario wants the kernel to show. */
    public static KernelTruth judge(KernelSpec wanted, Recording recording) {
        KernelJudge judge = new KernelJudge(recording);
        if (judge.load.isEmpty()) {
            return new KernelTruth(List.of(new Finding(false, "not one look fell into the load")), List.of(),
                    OptionalLong.empty());
        }
        wanted.closeWait().ifPresent(judge::closeWait);
        wanted.cpu().flatMap(CpuSpec::waiting).ifPresent(judge::waiting);
        wanted.cpu().flatMap(CpuSpec::peakWaiting).ifPresent(judge::peakWaiting);
        return new KernelTruth(judge.findings, recording.settled() ? judge.stays.neverLeft() : List.of(),
                judge.reached(wanted.closeWait().flatMap(CloseWaitSpec::atLeast)));
    }

    private void closeWait(CloseWaitSpec wanted) {
        if (!wanted.peak().open()) {
            peak(wanted.peak());
        }
        wanted.grows().ifPresent(this::grows);
        wanted.turnover().ifPresent(this::turnover);
        wanted.age().ifPresent(this::age);
        wanted.leaked().ifPresent(this::leaked);
    }

    private void peak(Bounds<Integer> wanted) {
        int peak = load.stream().mapToInt(look -> look.closeWait().size()).max().orElse(0);
        find(wanted, peak, count -> count + (count == 1 ? " socket" : " sockets"), "the count's peak was");
    }

    /**
     * Growth means that sockets which never leave come all through the load: some in its first half, and some in its
     * second. A busy server never grows by this, for each of its sockets leaves; one leak a second does; a burst of
     * leaks that is over does not.
     */
    private void grows(boolean wanted) {
        if (!recording.settled()) {
            findings.add(new Finding(false, "whether the count grows " + UNSETTLED));
            return;
        }
        long middle = recording.loadBegan() + (recording.loadEnded() - recording.loadBegan()) / 2;
        List<Stay> neverLeft = stays.neverLeft();
        long early = neverLeft.stream().filter(stay -> stay.enteredNanos() < middle).count();
        long late = neverLeft.size() - early;
        findings.add(new Finding((early > 0 && late > 0) == wanted, String.format(Locale.ROOT,
                "%d sockets that never left came in the first half of the load and %d in the second (wanted: %s)",
                early,
                late, wanted ? "some in both" : "not some in both")));
    }

    private void turnover(Bounds<Double> wanted) {
        double turnover = Series.median(Series.turnovers(load)).orElse(0);
        find(wanted, turnover, KernelJudge::figure, "the share of sockets that were gone at the next look was");
    }

    private void age(Bounds<Duration> wanted) {
        long oldest = load.stream().mapToLong(stays::oldestNanos).max().orElse(0);
        find(wanted, Duration.ofNanos(oldest), time -> time.toMillis() + " ms", "the longest time in CLOSE_WAIT was");
    }

    private void leaked(Bounds<Integer> wanted) {
        if (recording.settled()) {
            find(wanted, stays.neverLeft().size(), count -> count + (count == 1 ? " socket" : " sockets"),
                    "what never left were");
        } else {
            findings.add(new Finding(false, "how many sockets never leave " + UNSETTLED));
        }
    }

    private void waiting(Bounds<Double> wanted) {
        waited(wanted, Series.median(Series.waitingCpus(load, recording.serverPid(), Duration.ZERO)),
                "the CPUs' worth of time that the server's threads waited for a CPU was");
    }

    private void peakWaiting(Bounds<Double> wanted) {
        waited(wanted, Series.waitingCpus(load, recording.serverPid(), PEAK_WINDOW).max(),
                "the most CPUs' worth of time that the server's threads waited for a CPU in any two seconds was");
    }

    private void waited(Bounds<Double> wanted, OptionalDouble waited, String what) {
        waited.ifPresentOrElse(waiting -> find(wanted, waiting, KernelJudge::figure, what),
                () -> findings.add(new Finding(false, "what CPU the server had could not be read")));
    }

    private OptionalLong reached(Optional<Integer> atLeast) {
        return load.stream()
                .filter(look -> look.closeWait().size() >= atLeast.orElse(0))
                .mapToLong(Observation::nanos)
                .findFirst();
    }

    private <T extends Comparable<T>> void find(Bounds<T> wanted, T value, Function<T, String> text, String what) {
        findings.add(new Finding(wanted.contain(value),
                what + " " + text.apply(value) + " (wanted: " + wanted.text(text) + ")"));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
