package dev.closewait.detector.stream;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.TcpState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A whole line: one observation as an object, its version first. {@code docs/observations.md} describes it. */
final class LineFormat {
    /** What is told of an observation; {@link Observation} says what each means. */
    private enum Field {
        VERSION, AT, NANOS, SOURCE, CLOSE_WAIT, LISTENERS, PROCESSES, HOST
    }

    private static final HostSample NO_HOST = new HostSample(0, 0, HostSample.UNKNOWN, HostSample.UNKNOWN,
            HostSample.UNKNOWN);

    private final JsonFields<Field> fields = new JsonFields<>(Field.class, EnumSet.of(Field.SOURCE));
    private final SocketFormat sockets = new SocketFormat();
    private final ProcessFormat processes = new ProcessFormat();
    private final HostFormat host = new HostFormat();

    private final SocketColumns closeWait = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();
    private Optional<String> source = Optional.empty();

    void write(JsonGenerator out, Observation observation, Optional<String> readFrom) {
        out.writeStartObject();
        fields.name(out, Field.VERSION);
        out.writeNumber(Limits.VERSION);
        fields.name(out, Field.AT);
        out.writeString(observation.wallClock().toString());
        fields.name(out, Field.NANOS);
        out.writeNumber(observation.nanos());
        readFrom.ifPresent(table -> {
            fields.name(out, Field.SOURCE);
            out.writeString(table);
        });
        fields.name(out, Field.CLOSE_WAIT);
        sockets.write(out, observation.closeWait());
        fields.name(out, Field.LISTENERS);
        sockets.write(out, observation.listeners());
        fields.name(out, Field.PROCESSES);
        processes.write(out, observation.processes());
        fields.name(out, Field.HOST);
        host.write(out, observation.host());
        out.writeEndObject();
    }

    /** Reads an observation; the next one fills its columns again. */
    Observation read(JsonInput in) throws BadLineException {
        Instant at = Instant.EPOCH;
        long nanos = 0;
        List<ProcessSample> owners = List.of();
        HostSample machine = NO_HOST;
        closeWait.clear();
        listeners.clear();
        source = Optional.empty();

        in.begin();
        fields.begin(in);
        for (boolean first = true; fields.next(in); first = false) {
            if (first && fields.current() != Field.VERSION) {
                throw in.malformed("stands first in the line; expected version");
            }
            switch (fields.current()) {
                case VERSION -> checkVersion(in);
                case AT -> at = in.time();
                case NANOS -> nanos = in.number(Long.MIN_VALUE, Long.MAX_VALUE);
                case SOURCE -> source = Optional.of(in.text());
                case CLOSE_WAIT -> sockets.read(in, TcpState.CLOSE_WAIT, closeWait, Limits.SOCKETS - listeners.size());
                case LISTENERS -> sockets.read(in, TcpState.LISTEN, listeners, Limits.SOCKETS - closeWait.size());
                case PROCESSES -> owners = processes.read(in);
                case HOST -> machine = host.read(in);
            }
        }
        in.end();
        return new Observation(nanos, at, closeWait, listeners, owners, machine);
    }

    /** Where the sockets of the line that was read were read from, as far as it says. */
    Optional<String> source() {
        return source;
    }

    private static void checkVersion(JsonInput in) throws BadLineException {
        long version = in.number(1, Integer.MAX_VALUE);
        if (version > Limits.VERSION) {
            throw in.newer("observations", version, Limits.VERSION);
        }
    }
}
