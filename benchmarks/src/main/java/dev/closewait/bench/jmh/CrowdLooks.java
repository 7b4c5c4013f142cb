package dev.closewait.bench.jmh;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.trace.Trace;
import dev.closewait.validation.simulation.Crowd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at a simulated service that has as many sockets in CLOSE_WAIT as are wanted, kept in memory. */
final class CrowdLooks {
    private CrowdLooks() {}

    /** So many looks in a row, of columns of their own each, from when the sockets stand on. */
    static List<Observation> of(Crowd crowd, int sockets, int count) throws IOException {
        long lead = Duration.ofSeconds(crowd.leadSeconds()).toNanos();
        List<Observation> looks = new ArrayList<>();
        try (Trace trace = crowd.of(sockets).open()) {
            while (looks.size() < count) {
                Observation look = trace.next().orElseThrow();
                if (look.nanos() >= lead) {
                    looks.add(look.copy());
                }
            }
            return looks;
        } catch (BadLineException impossible) {
            throw new IllegalStateException("a simulation has no lines", impossible);
        }
    }
}
