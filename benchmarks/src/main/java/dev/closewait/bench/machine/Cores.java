package dev.closewait.bench.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * CPUs that processes are bound to, so that who puts load on a server does not take CPU from it. Where there are fewer than two,
 * or no {@code taskset}, nothing is bound.
 *
 * @param first a CPU that this process may use
 * @param second another
 * @param bound whether there are two
 */
public record Cores(int first, int second, boolean bound) {
    /** Those of this process. */
    public static Cores here() {
        List<Integer> allowed = allowed(Machine.value("/proc/self/status", "Cpus_allowed_list").orElse(""));
        return allowed.size() < 2 || Tools.find("taskset").isEmpty()
                ? new Cores(0, 0, false)
                : new Cores(allowed.getFirst(), allowed.get(1), true);
    }

    /** What stands before a command that is to have one of them to itself. */
    public List<String> before(int cpu) {
        return bound ? List.of("taskset", "--cpu-list", Integer.toString(cpu)) : List.of();
    }

    /** In words. */
    public String words() {
        return bound ? "on a core each" : "on the same core";
    }

    /** Reads a list such as {@code 0-1,4} (cpuset(7)). */
    static List<Integer> allowed(String list) {
        List<Integer> cpus = new ArrayList<>();
        for (String range : list.split(",", -1)) {
            if (!range.isBlank()) {
                String[] ends = range.strip().split("-", -1);
                for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) {
                    cpus.add(cpu);
                }
            }
        }
        return cpus;
    }
}
