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
    static OwnersOfSuspects of(Grounds grounds) {
        List<ProcessSample> heirs = new ArrayList<>();
        int held = 0;
        int others = 0;
        long principal = grounds.processes().principal().map(ProcessSample::pid).orElse(0L);
        for (ProcessSample process : grounds.processes().samples()) {
            int sockets = grounds.suspects().byOwner().getOrDefault((int) process.pid(), 0);
            if (sockets > 0 && process.pid() != principal) {
                if (grounds.processes().neverRan(process)) {
                    heirs.add(process);
                    held += sockets;
                } else {
                    others++;
                }
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
