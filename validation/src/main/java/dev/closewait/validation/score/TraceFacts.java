package dev.closewait.validation.score;

import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.TraceHeader.Origin;
import java.util.OptionalLong;

/**
 * What a trace was, now that it is over, whoever watched it.
 *
 * @param name the trace's name
 * @param origin whether its sockets were real
 * @param label what was true
 * @param evidenceNanos the first look at or after the label's beginning (of a leak, after the first FIN of a socket that
 *     leaked) that showed a socket of the service; empty when none did
 * @param anySocket whether any look showed one
 * @param seconds how long it is
 * @param observations how many looks it has
 */
record TraceFacts(String name, Origin origin, Label label, OptionalLong evidenceNanos, boolean anySocket,
        double seconds, long observations) {}
