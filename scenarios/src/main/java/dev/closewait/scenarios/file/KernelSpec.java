package dev.closewait.scenarios.file;

import java.time.Duration;
import java.util.Optional;

/**
 * What the kernel itself must show during a run, whatever a detector says. Where it does not, nothing was reproduced.
 *
 * @param closeWait of the sockets in CLOSE_WAIT
 * @param cpu of the observed process
 * @param descriptors of the observed process
 * @param clients what the server's clients must meet
 */
public record KernelSpec(Optional<CloseWaitSpec> closeWait, Optional<CpuSpec> cpu,
        Optional<DescriptorsSpec> descriptors, Optional<ServedSpec> clients) {
    /**
     * What the observed process must show of its CPU.
     *
     * @param waiting CPUs' worth of time that its threads were runnable and did not run; the median over the load
     * @param peakWaiting the same; the most of it in any two seconds of the load
     * @param running CPUs' worth of time that its threads ran; the median over the load
     * @param throttled the share of time, 0 to 1, in which its control group had used up its quota; the median over the load
     */
    public record CpuSpec(Optional<Bounds<Double>> waiting, Optional<Bounds<Double>> peakWaiting,
            Optional<Bounds<Double>> running, Optional<Bounds<Double>> throttled) {}

    /**
     * What it must show of its descriptors.
     *
     * @param used the most that it held at any look under load
     */
    public record DescriptorsSpec(Optional<Bounds<Integer>> used) {}

    /**
     * How the clients must fare.
     *
     * @param answered how many of their requests were answered in all
     * @param unserved the longest time in which not one was answered, as far as a report every second shows it
     * @param servedAgain whether one was answered after a second or more without any answer
     */
    public record ServedSpec(Optional<Bounds<Integer>> answered, Optional<Bounds<Duration>> unserved,
            Optional<Boolean> servedAgain) {}
}
