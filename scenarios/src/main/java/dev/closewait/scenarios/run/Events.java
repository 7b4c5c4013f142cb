package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.EventSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** What still is to happen to a server in the middle of the load. */
final class Events {
    private final Queue<EventSpec> due;

    Events(List<EventSpec> events) {
        due = new ArrayDeque<>(events.stream().sorted(Comparator.comparing(EventSpec::after)).toList());
    }

    /**
     * Lets happen what is due when the load has lasted so long; between two looks, so no look sees half of it. A server that
     * is restarting can be told nothing: what is due waits for it.
     */
    void happen(Duration elapsed, Party party) throws RunException, InterruptedException {
        while (!due.isEmpty() && !party.restarting() && due.element().after().compareTo(elapsed) <= 0) {
            happen(due.remove(), party);
        }
    }

    private static void happen(EventSpec event, Party party) throws RunException, InterruptedException {
        if (event.faults().isPresent()) {
            party.server().switchFaults(event.faults().get());
        } else if (event.raiseLimit().isPresent()) {
            ProcessLimits.raiseDescriptors(party.server().pid(), event.raiseLimit().get());
        } else {
            party.restartServer();
        }
    }
}
