package dev.closewait.scenarios.file;

import java.util.Optional;

/**
 * What the kernel itself must show during a run, whatever a detector says. Where it does not, nothing was reproduced.
 *
 * @param closeWait of the sockets in CLOSE_WAIT
 * @param cpu of the server's process
 */
public record KernelSpec(Optional<CloseWaitSpec> closeWait, Optional<CpuSpec> cpu) {
    /**
     * What the server's process must show.
     *
     * @param waiting CPUs' worth of time that its threads were runnable and did not run; the median over the load
     * @param peakWaiting the same; the most of it in any two seconds of the load
     */
    public record CpuSpec(Optional<Bounds<Double>> waiting, Optional<Bounds<Double>> peakWaiting) {}
}
