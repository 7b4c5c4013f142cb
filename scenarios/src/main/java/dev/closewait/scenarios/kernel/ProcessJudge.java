package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.scenarios.file.Bounds;
import dev.closewait.scenarios.file.KernelSpec.CpuSpec;
import dev.closewait.scenarios.file.KernelSpec.DescriptorsSpec;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Holds what the observed process used against what a scenario wants of it. */
final class ProcessJudge {
    /** A shorter wait than this is over before it shows in the sockets; a shorter load is taken as a whole. */
    private static final Duration PEAK_WINDOW = Duration.ofSeconds(2);

    private final List<Long> pids;
    private final List<Observation> load;
    private final Duration window;
    private final Findings findings;

    ProcessJudge(Recording recording, Findings findings) {
        this.pids = recording.pids();
        this.load = recording.underLoad();
        this.window = shorter(PEAK_WINDOW, Duration.ofNanos(load.getLast().nanos() - load.getFirst().nanos()));
        this.findings = findings;
    }

    void judge(CpuSpec wanted) {
        wanted.waiting()
                .ifPresent(bounds -> cpu(bounds, Series.median(Series.waitingCpus(load, pids, Duration.ZERO)),
                        "the CPUs' worth of time that the process's threads waited for a CPU was"));
        wanted.peakWaiting()
                .ifPresent(bounds -> cpu(bounds, new Starvation(load, pids).cpus(window).max(),
                        "the most CPUs' worth of time that the process's threads waited for a CPU in any "
                                + (window.equals(PEAK_WINDOW) ? "two seconds" : Findings.millis(window))
                                + ", where that was longer than they ran and kept sockets, was"));
        wanted.running()
                .ifPresent(bounds -> cpu(bounds,
                        Series.median(Series.growth(load, pids, Duration.ZERO, ProcessSample::runningNanos)),
                        "the CPUs' worth of time that the process's threads ran was"));
        wanted.throttled()
                .ifPresent(bounds -> cpu(bounds,
                        Series.median(Series.growth(load, pids, window, ProcessSample::throttledNanos)),
                        "the share of time in which the quota was used up was"));
    }

    void judge(DescriptorsSpec wanted) {
        wanted.used().ifPresent(this::descriptors);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void cpu(Bounds<Double> wanted, OptionalDouble value, String what) {
        value.ifPresentOrElse(found -> findings.add(wanted, found, Findings::figure, what),
                () -> findings.add(false, "what CPU the process had could not be read"));
    }

    private void descriptors(Bounds<Integer> wanted) {
        OptionalInt most = load.stream()
                .flatMap(look -> pids.stream().flatMap(pid -> Series.sample(look, pid).stream()))
                .mapToInt(ProcessSample::descriptors)
                .max();
        most.ifPresentOrElse(
                found -> findings.add(wanted, found, count -> count + " descriptors", "the most that it held were"),
                () -> findings.add(false, "what descriptors the process held could not be read"));
    }
}
