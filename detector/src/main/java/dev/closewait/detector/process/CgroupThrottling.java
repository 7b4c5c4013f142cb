package dev.closewait.detector.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For how long CPU quotas have held a process back: the sum over its cgroup and those above it, since the quota that
 * bites can be set on any of them ({@code cpu.stat}: {@code throttled_usec} of cgroup v2, {@code throttled_time} of v1).
 */
final class CgroupThrottling {
    private static final long NANOS_PER_MICRO = 1_000;

    private final List<Path> files;

    private CgroupThrottling(List<Path> files) {
        this.files = files;
    }

    /** Finds the files for one process; there are none where the kernel has no cgroups. */
    static CgroupThrottling of(Path proc, long pid) {
        List<CgroupMount> mounts = ProcFiles.text(proc.resolve("self/mountinfo"))
                .map(CgroupMount::parse)
                .orElse(List.of());
        String memberships = ProcFiles.text(proc.resolve(Long.toString(pid)).resolve("cgroup")).orElse("");
        List<Path> files = new ArrayList<>();
        for (CgroupMount mount : mounts) {
            mount.membership(memberships).ifPresent(cgroup -> {
                for (Path at = cgroup; at != null && at.startsWith(mount.point()); at = at.getParent()) {
                    Path file = at.resolve("cpu.stat");
                    if (Files.isReadable(file)) {
                        files.add(file);
                    }
                }
            });
        }
        return new CgroupThrottling(List.copyOf(files));
    }

    /** Nanoseconds until now; 0 where no quota is set. */
    long nanos() {
        return files.stream().map(ProcFiles::text).flatMap(Optional::stream).mapToLong(CgroupThrottling::nanos).sum();
    }

    /** Nanoseconds that a {@code cpu.stat} file tells of. */
    static long nanos(String cpuStat) {
        return ProcFiles.number(cpuStat, "throttled_usec")
                .map(micros -> micros * NANOS_PER_MICRO)
                .or(() -> ProcFiles.number(cpuStat, "throttled_time"))
                .orElse(0L);
    }
}
