package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What looks at a simulated server showed. */
final class Sight {
    /** Sockets in CLOSE_WAIT, look by look. */
    final List<Double> counts = new ArrayList<>();
    /** How long these had been there, in milliseconds. */
    final List<Double> ages = new ArrayList<>();
    /** The age of the oldest at each look, and of any of them: those of one look have waited in one queue. */
    final List<Double> oldest = new ArrayList<>();
    final List<Double> any = new ArrayList<>();
    /** Descriptors of the process. */
    final List<Double> descriptors = new ArrayList<>();
    /** Connections that came, milliseconds of CPU that were used and waited for from one look to the next. */
    final List<Double> opened = new ArrayList<>();
    final List<Double> ran = new ArrayList<>();
    final List<Double> waited = new ArrayList<>();
    /** Connections that were simulated one by one. */
    long simulated;

    private Sight() {}

    /** Looks at a server as often as wanted, the first time when so much has passed. */
    static Sight of(Plan plan, long seed, boolean thinned, double everyMillis, int looks) {
        Sight sight = new Sight();
        Witness witness = _ -> sight.simulated++;
        SimulatedServer server = thinned
                ? SimulatedServer.thinned(plan, seed, witness)
                : new SimulatedServer(plan, seed, witness);
        long openedBefore = 0;
        for (int look = 1; look <= looks; look++) {
            Observation seen = server.look(look * everyMillis, 0);
            sight.see(seen.closeWait());
            sight.opened.add((double) seen.host().passiveOpens() - openedBefore);
            openedBefore = seen.host().passiveOpens();
            seen.processes().forEach(sight::see);
        }
        return sight;
    }

    double cameInAll() {
        return opened.stream().mapToDouble(count -> count).sum();
    }

    private void see(SocketColumns sockets) {
        counts.add((double) sockets.size());
        for (int row = 0; row < sockets.size(); row++) {
            ages.add((double) sockets.sinceAckReceivedMillis(row));
        }
        if (sockets.size() > 0) {
            List<Double> these = ages.subList(ages.size() - sockets.size(), ages.size());
            oldest.add(Collections.max(these));
            any.add(these.get(counts.size() % these.size()));
        }
    }

    private void see(ProcessSample process) {
        descriptors.add((double) process.descriptors());
        ran.add(process.runningNanos() / 1e6);
        waited.add(process.waitingNanos() / 1e6);
    }
}
