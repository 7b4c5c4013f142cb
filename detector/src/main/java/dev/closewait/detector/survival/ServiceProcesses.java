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
    /** CPU time within which a program has begun to run, and done no more. */
    private static final long BEGINNING_NANOS = 50_000_000;

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

    /** All but the principal; all where that is not known. */
    List<ProcessSample> besidePrincipal() {
        long main = principal().map(ProcessSample::pid).orElse(0L);
        return known.stream().filter(process -> process.pid() != main).toList();
    }

    /** Whether the service is stopped by a signal or a debugger: its principal is, or all of its processes are. */
    boolean stopped() {
        return !known.isEmpty() && (principal().filter(ProcessSample::stopped).isPresent()
                || known.stream().allMatch(ProcessSample::stopped));
    }

    boolean anyJustEnded() {
        return !justEnded.isEmpty();
    }

    /** Whether a process ended since the look before, or may have: who nobody knows may be one of those that did. */
    boolean hasJustEnded(int pid) {
        return anyJustEnded() && (pid == 0 || justEnded.contains((long) pid));
    }

    /**
     * Whether a process other than the principal has done nothing but begin: it has not run since it was first seen, and
     * hardly before. A worker that serves nobody now has served somebody once.
     */
    boolean neverRan(ProcessSample process) {
        ProcessSample then = first.getOrDefault(process.pid(), process);
        return principal().filter(main -> main.pid() != process.pid()).isPresent()
                && process.runningNanos() <= Math.min(then.runningNanos(), BEGINNING_NANOS);
    }
}
