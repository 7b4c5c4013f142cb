package dev.closewait.scenarios.kernel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the kernel showed in a run, held against what the scenario wanted it to show.
 *
 * @param findings a finding for each condition of the scenario
 * @param leaks the sockets that never left, the earliest FIN first; empty when it could not be told
 * @param reachedNanos the first look under load that showed as many sockets as the scenario wants; empty when none did
 */
public record KernelTruth(List<Finding> findings, List<Stay> leaks, OptionalLong reachedNanos) {
    public KernelTruth {
        findings = List.copyOf(findings);
        leaks = List.copyOf(leaks);
    }

    /** Whether every condition held: what the scenario is about did happen. */
    public boolean held() {
        return findings.stream().allMatch(Finding::held);
    }

    /** The leaked socket whose FIN came first. */
    public Optional<Stay> firstLeak() {
        return leaks.stream().findFirst();
    }

    /** How many of the leaked sockets were in CLOSE_WAIT at this instant. */
    public int leakedBy(long nanos) {
        return (int) leaks.stream().filter(leak -> leak.enteredNanos() <= nanos).count();
    }
}
