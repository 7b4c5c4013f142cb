package dev.closewait.detector.process;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The children of processes ({@code /proc/PID/task/TID/children}, a file for each thread with the children that it
 * started). Kernels without that file show none.
 */
final class ChildProcesses {
    private final Path proc;
    private Set<Long> known = new HashSet<>();

    ChildProcesses(Path proc) {
        this.proc = proc;
    }

    /** The children that these processes have now and that were not given at the last call, in order of their numbers. */
    List<Long> fresh(Set<Long> parents) {
        Set<Long> now = new TreeSet<>();
        for (long parent : parents) {
            Path tasks = proc.resolve(Long.toString(parent)).resolve("task");
            for (String thread : ProcFiles.names(tasks)) {
                addAll(ProcFiles.text(tasks.resolve(thread).resolve("children")).orElse(""), now);
            }
        }
        Set<Long> last = known;
        known = now;
        return now.stream().filter(child -> !last.contains(child)).toList();
    }

    private static void addAll(String children, Set<Long> into) {
        for (String child : children.split(" ", -1)) {
            if (ProcFiles.isNumber(child)) {
                into.add(Long.valueOf(child));
            }
        }
    }
}
