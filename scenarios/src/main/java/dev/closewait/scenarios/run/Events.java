package dev.closewait.scenarios.run;

import dev.closewait.scenarios.file.EventSpec;
import dev.closewait.scenarios.file.FaultSpec;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** What still is to happen to a server in the middle of the load. */
final class Events {
    private static final int OK = 200;

    private final Queue<EventSpec> due;

    Events(List<EventSpec> events) {
        due = new ArrayDeque<>(events.stream().sorted(Comparator.comparing(EventSpec::after)).toList());
    }

    /** Lets happen what is due when the load has lasted so long; between two looks, so no look sees half of it. */
    void happen(Duration elapsed, Party party) throws RunException, InterruptedException {
        while (!due.isEmpty() && due.element().after().compareTo(elapsed) <= 0) {
            happen(due.remove(), party);
        }
    }

    private static void happen(EventSpec event, Party party) throws RunException, InterruptedException {
        if (event.faults().isPresent()) {
            switchFaults(party.server(), event.faults().get());
        } else if (event.raiseLimit().isPresent()) {
            ProcessLimits.raiseDescriptors(party.server().pid(), event.raiseLimit().get());
        } else {
            party.restartServer();
        }
    }

    private static void switchFaults(RunningServer server, List<FaultSpec> faults) throws RunException {
        try {
            HttpURLConnection admin = (HttpURLConnection) server.faults().toURL().openConnection();
            admin.setRequestMethod("PUT");
            admin.setDoOutput(true);
            admin.getOutputStream().write(CommandLines.json(faults).getBytes(StandardCharsets.UTF_8));
            if (admin.getResponseCode() != OK) {
                throw new RunException("server-sim did not take other faults: it answered " + admin.getResponseCode()
                        + ", expected " + OK);
            }
        } catch (IOException unreachable) {
            throw new RunException("server-sim could not be told other faults: " + unreachable.getMessage(),
                    unreachable);
        }
    }
}
