package dev.closewait.scenarios.file;

import java.util.Optional;

/**
 * What the server may have of its machine; what is empty is not limited.
 *
 * @param descriptors how many descriptors it may hold: its soft limit (RLIMIT_NOFILE)
 * @param cpus to how many CPUs it is bound
 * @param nice how it gives way to others, 1 to 19
 * @param cpuQuota CPUs' worth of time that its control group may have, however idle the machine is
 */
public record LimitsSpec(Optional<Integer> descriptors, Optional<Integer> cpus, Optional<Integer> nice,
        Optional<Double> cpuQuota) {
    /** A server that may have everything. */
    public static final LimitsSpec NONE = new LimitsSpec(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());
}
