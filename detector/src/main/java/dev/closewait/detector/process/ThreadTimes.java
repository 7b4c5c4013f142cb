package dev.closewait.detector.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The CPU times of a process, summed over its threads ({@code /proc/PID/task/TID/schedstat}; {@code /proc/PID/schedstat}
 * covers the first thread only).
 *
 * <p>A thread that ends takes its file with it. Its last known times stay in the sums, so these never go backwards;
 * what it used after it was last read, and all of a thread that lived between two readings, is not in them.
 */
final class ThreadTimes {
    /** Nanoseconds on a CPU, and nanoseconds runnable and waiting for one. */
    record Times(long running, long waiting) {
        static final Times NONE = new Times(0, 0);

        Times plus(Times other) {
            return new Times(running + other.running, waiting + other.waiting);
        }

        boolean isBefore(Times other) {
            return running < other.running || waiting < other.waiting;
        }

        /** Takes a {@code schedstat} file apart: running, waiting, number of timeslices. */
        static Optional<Times> parse(String schedstat) {
            String[] fields = schedstat.strip().split(" ", -1);
            return fields.length >= 2 && ProcFiles.isNumber(fields[0]) && ProcFiles.isNumber(fields[1])
                    ? Optional.of(new Times(Long.parseLong(fields[0]), Long.parseLong(fields[1])))
                    : Optional.empty();
        }
    }

    private final Path tasks;
    private Map<String, Times> alive = new HashMap<>();
    private Times ended = Times.NONE;

    /** @param tasks {@code /proc/PID/task} */
    ThreadTimes(Path tasks) {
        this.tasks = tasks;
    }

    /** The sums as of now. */
    Times read() {
        Map<String, Times> now = new HashMap<>();
        for (String thread : ProcFiles.names(tasks)) {
            ProcFiles.text(tasks.resolve(thread).resolve("schedstat"))
                    .flatMap(Times::parse)
                    .ifPresent(times -> now.put(thread, times));
        }
        return update(now);
    }

    /** The sums once the threads that are alive stand at these times. */
    Times update(Map<String, Times> now) {
        alive.forEach((thread, last) -> {
            // Times that went backwards are those of a new thread with an old number.
            if (now.getOrDefault(thread, Times.NONE).isBefore(last)) {
                ended = ended.plus(last);
            }
        });
        alive = now;
        return now.values().stream().reduce(ended, Times::plus);
    }
}
