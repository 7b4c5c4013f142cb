package dev.closewait.scenarios.cases;

import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.kernel.Stay;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What the kernel showed of a case.
 *
 * @param sinceNanos from when on it stood; empty when it never came about
 * @param beforeNanos an earlier instant at which the right word had to stand already; mostly there is none
 * @param stuck the sockets that never left, the earliest FIN first
 * @param findings a finding for each thing that makes up the case
 */
record Truth(OptionalLong sinceNanos, OptionalLong beforeNanos, List<Stay> stuck, List<Finding> findings) {
    Truth {
        stuck = List.copyOf(stuck);
        findings = List.copyOf(findings);
    }

    /** It stood from the first FIN of these sockets on. */
    static Truth since(List<Stay> sockets, List<Stay> stuck, Finding... findings) {
        return new Truth(sockets.stream().mapToLong(Stay::enteredNanos).min(), OptionalLong.empty(), stuck,
                List.of(findings));
    }

    /** It stood from this instant on, without a socket that never left. */
    static Truth since(long nanos, Finding... findings) {
        return new Truth(OptionalLong.of(nanos), OptionalLong.empty(), List.of(), List.of(findings));
    }

    /** The same, when the right word had to stand at this instant, too. */
    Truth standingAt(OptionalLong instant) {
        return new Truth(sinceNanos, instant, stuck, findings);
    }

    /** Whether it did come about; if not, nothing was tested. */
    boolean held() {
        return sinceNanos.isPresent() && findings.stream().allMatch(Finding::held);
    }

    /** What was missing. */
    String missing() {
        return findings.stream().filter(each -> !each.held()).map(Finding::sentence).collect(Collectors.joining("; "));
    }

    /** How many of the sockets that never left had their FIN by this instant. */
    int stuckBy(long nanos) {
        return (int) stuck.stream().filter(stay -> stay.enteredNanos() <= nanos).count();
    }
}
