package dev.closewait.detector.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Samples processes. It keeps what totals need from one sample to the next, for as long as a process is asked for. */
public final class Processes {
    private final Path proc;
    private final Map<Long, ProcessReader> readers = new HashMap<>();

    /** Those of this machine, read from {@code /proc}. */
    public Processes() {
        this(Path.of("/proc"));
    }

    Processes(Path proc) {
        this.proc = proc;
    }

    /**
     * A sample of each of these processes that is still there.
     *
     * @param pids the processes; what was kept of any other is forgotten
     */
    public List<ProcessSample> sample(Set<Long> pids) {
        readers.keySet().retainAll(pids);
        List<ProcessSample> samples = new ArrayList<>(pids.size());
        for (long pid : pids) {
            sample(pid).ifPresent(samples::add);
        }
        return samples;
    }

    private Optional<ProcessSample> sample(long pid) {
        Optional<ProcessReader> reader = Optional.ofNullable(readers.get(pid)).or(() -> ProcessReader.of(proc, pid));
        Optional<ProcessSample> sample = reader.flatMap(ProcessReader::sample);
        if (sample.isPresent()) {
            readers.put(pid, reader.get());
        } else {
            readers.remove(pid);
        }
        return sample;
    }
}
