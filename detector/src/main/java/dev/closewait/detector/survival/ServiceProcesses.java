package dev.closewait.detector.survival;

import dev.closewait.detector.process.ProcessSample;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The processes of a service: what they used, which of them ended, and which of them never did anything. */
final class ServiceProcesses {
    private final Map<Long, ProcessSample> first = new HashMap<>();
    private final Set<Long> justEnded = new HashSet<>();
    private List<ProcessSample> known = List.of();
    private @Nullable ProcessSample principal;
    private ProcessUse use = ProcessUse.UNKNOWN;

    /**
     * Takes the samples of the next look.
     *
     * @param main the service's process, or its master; null where it is not known
     * @param samples all of them
     * @param elapsedNanos since the look before
     */
    void see(@Nullable ProcessSample main, List<ProcessSample> samples, double elapsedNanos) {
        use = ProcessUse.between(known, samples, elapsedNanos);
        justEnded.clear();
        for (ProcessSample before : known) {
            if (ProcessUse.find(samples, before).isEmpty()) {
                justEnded.add(before.pid());
                first.remove(before.pid());
            }
        }
        for (ProcessSample sample : samples) {
            first.putIfAbsent(sample.pid(), sample);
        }
        known = List.copyOf(samples);
        principal = main == null ? principal : main;
    }

    /** What they used between the last two looks. */
    ProcessUse use() {
        return use;
    }

    Optional<ProcessSample> principal() {
        return Optional.ofNullable(principal);
    }

    List<ProcessSample> samples() {
        return known;
    }

    /** Whether the service is stopped by a signal or a debugger. */
    boolean stopped() {
        return known.stream().anyMatch(ProcessSample::stopped);
    }

    boolean anyJustEnded() {
        return !justEnded.isEmpty();
    }

    /** Whether a process ended since the look before, or may have: who nobody knows may be one of those that did. */
    boolean hasJustEnded(int pid) {
        return anyJustEnded() && (pid == 0 || justEnded.contains((long) pid));
    }

    /** Whether a process other than the principal has not run for a moment since it was first seen. */
    boolean neverRan(ProcessSample process) {
        ProcessSample then = first.getOrDefault(process.pid(), process);
        return principal().filter(main -> main.pid() != process.pid()).isPresent()
                && process.runningNanos() <= then.runningNanos();
    }
}
