package dev.closewait.scenarios.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A control group of our own with a quota of CPU (Documentation/admin-guide/cgroup-v2.rst, {@code cpu.max}; in the first
 * version {@code cpu.cfs_quota_us} of the controller {@code cpu}). It goes with this process, however that ends.
 */
final class CpuQuota implements AutoCloseable {
    private static final Path V2 = Path.of("/sys/fs/cgroup");
    private static final Path V1 = V2.resolve("cpu");
    private static final int PERIOD_MICROS = 100_000;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path group;
    private final DirectoryRemover remover;

    private CpuQuota(Path group, DirectoryRemover remover) {
        this.group = group;
        this.remover = remover;
    }

    /** Why this process cannot make such a group here; empty when it can. */
    static Optional<String> unavailable() {
        return Files.isWritable(parent())
                ? Optional.empty()
                : Optional.of("its CPU quota needs a control group under " + parent()
                        + ", which this user may not make; run it as root, or with --in containers");
    }

    /**
     * Makes a group.
     *
     * @param cpus CPUs' worth of time that its processes may have together
     */
    static CpuQuota of(double cpus) throws RunException {
        Path group = parent().resolve("closewait-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        try {
            return limited(new CpuQuota(group, DirectoryRemover.ofKernelDirectory(group)), cpus);
        } catch (IOException cannot) {
            throw new RunException("a control group with a quota of " + cpus + " CPUs cannot be made: "
                    + cannot.getMessage() + "; expected to be root, and the controller cpu", cannot);
        }
    }

    private static CpuQuota limited(CpuQuota quota, double cpus) throws IOException {
        try {
            quota.create(Long.toString(Math.round(cpus * PERIOD_MICROS)));
            return quota;
        } catch (IOException cannot) {
            quota.close();
            throw cannot;
        }
    }

    private void create(String micros) throws IOException {
        Files.createDirectory(group);
        if (isV1()) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), micros);
        } else {
            Files.writeString(group.resolve("cpu.max"), micros + " " + PERIOD_MICROS);
        }
    }

    /** The program, which joins the group before it starts. */
    Program on(Program program) {
        return new Program(program.name(),
                Stream.concat(
                        Stream.of("sh", "-c", "echo $$ >\"$0\" && exec \"$@\"",
                                group.resolve("cgroup.procs").toString()),
                        program.start().stream()).toList());
    }

    private static boolean isV1() {
        return Files.isDirectory(V1);
    }

    private static Path parent() {
        return isV1() ? V1 : V2;
    }

    /** Removes the group; its processes must have ended. */
    @Override
    public void close() {
        remover.close();
    }
}
