package dev.closewait.detector.process;

/**
 * What the machine as a whole told at the instant of an observation.
 *
 * @param processors CPUs that the machine has online
 * @param loadAverage the one-minute load average ({@code /proc/loadavg})
 * @param cpuPressureMicros microseconds in which some task waited for a CPU since boot ({@code /proc/pressure/cpu},
 *     {@code some total}); {@link #UNKNOWN} where the kernel has no pressure stall information
 * @param passiveOpens connections that the kernel accepted in this network namespace since it began
 *     ({@code Tcp: PassiveOpens} in {@code /proc/net/snmp}, RFC 4022); {@link #UNKNOWN} where it cannot be read
 * @param established connections that are in ESTABLISHED or CLOSE_WAIT now, of this network namespace ({@code Tcp:
 *     CurrEstab}); {@link #UNKNOWN} where it cannot be read
 */
public record HostSample(int processors, double loadAverage, long cpuPressureMicros, long passiveOpens,
        long established) {
    /** What a total holds when it could not be read. */
    public static final long UNKNOWN = -1;

    /** A machine of which nothing could be read. */
    public static final HostSample NOTHING = new HostSample(1, 0, UNKNOWN, UNKNOWN, UNKNOWN);
}
