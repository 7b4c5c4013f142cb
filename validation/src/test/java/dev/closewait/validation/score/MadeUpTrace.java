package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceHeader.Origin;
import dev.closewait.detector.trace.TraceSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntToLongFunction;

/** A trace written down for a test: ten looks, a second apart, and sockets of port 8080 in them. */
final class MadeUpTrace implements TraceSource {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Clocks do not begin at 0. */
    private static final long BEGIN = 77 * NANOS_PER_SECOND;

    private final String name;
    private final Pattern truth;
    private Origin origin = Origin.RECORDED;
    private OptionalInt port = OptionalInt.of(Script.PORT);
    private Set<Pattern> accepted = Set.of();
    private Set<Pattern> also = Set.of();
    private Set<Pattern> never = Set.of();
    private long since = BEGIN;
    private long until = BEGIN + 9 * NANOS_PER_SECOND;
    private List<Long> leaked = List.of();
    private int looks = 10;
    private IntToLongFunction sockets = _ -> 1;

    private MadeUpTrace(String name, Pattern truth) {
        this.name = name;
        this.truth = truth;
    }

    /** Something that holds from its first look to its last, with one socket that stays all the time. */
    static MadeUpTrace of(Pattern truth) {
        return named(truth.name(), truth);
    }

    static MadeUpTrace named(String name, Pattern truth) {
        return new MadeUpTrace(name, truth);
    }

    /** Sockets that leak at these times, in seconds since the first look. */
    static MadeUpTrace leak(double... seconds) {
        MadeUpTrace trace = of(Pattern.LEAK);
        List<Long> fins = new ArrayList<>();
        for (double second : seconds) {
            fins.add(nanos(second));
        }
        trace.leaked = fins;
        trace.since = fins.getFirst();
        return trace;
    }

    MadeUpTrace since(double seconds) {
        since = nanos(seconds);
        return this;
    }

    MadeUpTrace until(double seconds) {
        until = nanos(seconds);
        return this;
    }

    MadeUpTrace accepted(Pattern... patterns) {
        accepted = Set.of(patterns);
        return this;
    }

    MadeUpTrace also(Pattern... patterns) {
        also = Set.of(patterns);
        return this;
    }

    MadeUpTrace never(Pattern... patterns) {
        never = Set.of(patterns);
        return this;
    }

    MadeUpTrace simulated() {
        origin = Origin.SIMULATED;
        return this;
    }

    MadeUpTrace outgoing() {
        port = OptionalInt.empty();
        return this;
    }

    MadeUpTrace looks(int count) {
        looks = count;
        until = nanos(count - 1);
        return this;
    }

    /** How many sockets each look shows; those with the lowest numbers stay. */
    MadeUpTrace sockets(IntToLongFunction ofLook) {
        sockets = ofLook;
        return this;
    }

    Label label() {
        return new Label(port, truth, accepted, also, never, since, until, leaked);
    }

    TraceHeader header(Optional<Label> label) {
        return new TraceHeader(name, origin, "made up", Duration.ofSeconds(1), label);
    }

    List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        for (int look = 0; look < looks; look++) {
            observations.add(look(look));
        }
        return observations;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Trace open() {
        Iterator<Observation> left = observations().iterator();
        return new Trace() {
            // Of a simulation it is whole only at the end, like those that the simulator makes.
            @Override
            public TraceHeader header() {
                boolean whole = origin == Origin.RECORDED || !left.hasNext();
                return MadeUpTrace.this.header(Optional.of(whole
                        ? label()
                        : new Label(port, truth, accepted, also, never, BEGIN, Long.MAX_VALUE, List.of())));
            }

            @Override
            public Optional<Observation> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private Observation look(int number) {
        SocketColumns closeWait = new SocketColumns();
        for (int i = 0; i < sockets.applyAsLong(number); i++) {
            int row = closeWait.add();
            closeWait.identity(row, i + 1, i + 1, 0);
            closeWait.local(row, 0, 1, port.orElse(40_000));
            closeWait.remote(row, 0, 2, 50_000 + i);
        }
        SocketColumns listeners = new SocketColumns();
        if (port.isPresent()) {
            int row = listeners.add();
            listeners.identity(row, Long.MAX_VALUE, 1, 0);
            listeners.local(row, 0, 1, port.getAsInt());
        }
        return new Observation(nanos(number), Instant.EPOCH.plusSeconds(number), closeWait, listeners, List.of(),
                HostSample.NOTHING);
    }

    static long nanos(double seconds) {
        return BEGIN + (long) (seconds * NANOS_PER_SECOND);
    }
}
