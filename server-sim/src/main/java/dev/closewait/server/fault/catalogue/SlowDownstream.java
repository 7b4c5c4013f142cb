package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Each request asks another server, which takes its time, and the CPU is idle meanwhile. Clients lose patience and leave; the
 * answer still has to be awaited and written before the connection is closed. Every socket leaves CLOSE_WAIT, late. Recv-Q is
 * 0 while it waits, on every transport, for the request and the end of the stream were read.
 *
 * @param delay from when a request has come until it is answered
 */
public record SlowDownstream(Duration delay) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("slow-downstream", SlowDownstream.class, given -> new SlowDownstream(given.duration("delay")));
        }
    }

    @Override
    public Effect switchOn() {
        return connection -> Detour.join(connection,
                passOn -> connection.channel().eventLoop().schedule(passOn, delay.toNanos(), TimeUnit.NANOSECONDS));
    }
}
