package dev.closewait.scenarios.file;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.Set;

/**
 * The same scenario without its bug.
 *
 * @param without the faults that it leaves out
 * @param diagnosis what a detector must say of it: {@code HEALTHY} or {@code FAST_CHURN}
 * @param kernel what the kernel must show of it
 */
public record TwinSpec(Set<String> without, Pattern diagnosis, KernelSpec kernel) {
    public TwinSpec {
        without = Set.copyOf(without);
    }
}
