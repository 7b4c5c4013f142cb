package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpuQuotaTest {
    /** The kernel takes no quota of less than a millisecond in each period (kernel/sched/core.c). */
    @Test
    void aQuotaThatTheKernelDoesNotTakeLeavesNothingBehind() {
        Optional<String> unavailable = CpuQuota.unavailable();
        assumeTrue(unavailable.isEmpty(), () -> unavailable.orElse(""));

        assertThatExceptionOfType(RunException.class).isThrownBy(() -> CpuQuota.of(0.0001))
                .withMessageStartingWith("a control group with a quota of 1.0E-4 CPUs cannot be made: ");

        assertThat(ProcessHandle.current().descendants()).as("who would remove the group").isEmpty();
    }
}
