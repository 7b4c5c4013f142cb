package dev.closewait.detector.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a cgroup tree that accounts for CPU is mounted ({@code /proc/PID/mountinfo}).
 *
 * @param v2 whether it is the unified tree
 * @param root the cgroup that stands at the mount point; in containers often not the topmost
 * @param point the mount point
 */
record CgroupMount(boolean v2, Path root, Path point) {
    // Fields of mountinfo (proc_pid_mountinfo(5)), counted from 0; type and options come after a lone hyphen.
    private static final int ROOT = 3;
    private static final int POINT = 4;
    private static final int TYPE_AFTER_HYPHEN = 1;
    private static final int OPTIONS_AFTER_HYPHEN = 3;

    static List<CgroupMount> parse(String mountinfo) {
        return mountinfo.lines().map(CgroupMount::parseLine).flatMap(Optional::stream).toList();
    }

    private static Optional<CgroupMount> parseLine(String line) {
        List<String> fields = Arrays.asList(line.split(" ", -1));
        int hyphen = fields.indexOf("-");
        if (hyphen < POINT || fields.size() <= hyphen + OPTIONS_AFTER_HYPHEN) {
            return Optional.empty();
        }
        boolean v2 = fields.get(hyphen + TYPE_AFTER_HYPHEN).equals("cgroup2");
        boolean v1 = fields.get(hyphen + TYPE_AFTER_HYPHEN).equals("cgroup")
                && hasController(fields.get(hyphen + OPTIONS_AFTER_HYPHEN));
        return v1 || v2
                ? Optional.of(new CgroupMount(v2, Path.of(fields.get(ROOT)), Path.of(fields.get(POINT))))
                : Optional.empty();
    }

    /** The directory of the cgroup that {@code /proc/PID/cgroup} names for this tree; empty when it is not below the mount. */
    Optional<Path> membership(String memberships) {
        for (String line : memberships.lines().toList()) {
            String[] parts = line.split(":", 3); // number, controllers, path
            if (parts.length == 3 && (v2 ? parts[1].isEmpty() : hasController(parts[1]))) {
                Path cgroup = Path.of(parts[2]).normalize();
                // A cgroup namespace shows its own root as "/", whatever the mount's root is called outside.
                Path below = cgroup.startsWith(root) ? root.relativize(cgroup) : Path.of("/").relativize(cgroup);
                return Optional.of(point.resolve(below).normalize());
            }
        }
        return Optional.empty();
    }

    private static boolean hasController(String list) {
        return Arrays.asList(list.split(",", -1)).contains("cpu");
    }
}
