package dev.closewait.detector.survival;

import dev.closewait.detector.process.ProcessSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who holds the suspects, where that is not simply the service's process.
 *
 * @param idleHeirs processes that hold some of them and have not run since: they were started while the sockets were open,
 *     inherited them, and know nothing of them
 * @param heldByHeirs how many these hold
 * @param others how many processes beside the principal and the idle heirs hold some: the workers of a pre-forking server
 */
record OwnersOfSuspects(List<ProcessSample> idleHeirs, int heldByHeirs, int others) {
    /** The service's process holds them all. */
    static final OwnersOfSuspects PRINCIPAL = new OwnersOfSuspects(List.of(), 0, 0);

    static OwnersOfSuspects of(LeakFinding finding, LeakWatch leaks, SocketTracker tracker, ServiceClock clock,
            ServiceProcesses processes) {
        List<ProcessSample> beside = processes.besidePrincipal();
        if (beside.isEmpty()) {
            return PRINCIPAL;
        }
        OwnerCounts counts = new OwnerCounts();
        tracker.showSeen((rows, row) -> {
            if (leaks.isSuspect(finding, rows, row, clock)) {
                counts.add(rows.owner(row));
            }
        });
        List<ProcessSample> heirs = new ArrayList<>();
        int held = 0;
        int others = 0;
        for (ProcessSample process : beside) {
            int sockets = counts.of(process.pid());
            if (sockets > 0 && processes.neverRan(process)) {
                heirs.add(process);
                held += sockets;
            } else if (sockets > 0) {
                others++;
            }
        }
        return new OwnersOfSuspects(heirs, held, others);
    }

    /** Whether processes that know nothing of them hold most of the suspects. */
    boolean mostlyInherited(int suspects) {
        return 2 * heldByHeirs > suspects;
    }

    /** What there is to say of it; nothing where the service's own process holds them all. */
    Optional<String> sentence() {
        if (!idleHeirs.isEmpty()) {
            ProcessSample heir = idleHeirs.getFirst();
            return Optional.of(heldByHeirs + " of them are held by pid " + heir.pid() + " (" + heir.command()
                    + ", started by pid " + heir.parentPid() + ")"
                    + (idleHeirs.size() > 1 ? " and " + (idleHeirs.size() - 1) + " more" : "")
                    + ", which has hardly run at all: it inherited the descriptors, and knows nothing of them.");
        }
        return others > 0
                ? Optional.of("They are held by " + others + " of the service's processes beside its first.")
                : Optional.empty();
    }
}
