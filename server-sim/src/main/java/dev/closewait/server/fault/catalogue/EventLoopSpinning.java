package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;

/**
 * A handler turns in a circle on its event loop: a loop that reads until it has enough and does not know the end of the
 * stream, a map that two threads changed at once and whose chain now bites its tail. Each event loop that meets such a request
 * takes a whole CPU from then on and finishes nothing. High CPU looks like starvation; but nobody waits for a CPU, and
 * nothing leaves at all.
 *
 * <p>Recv-Q is as with {@link EventLoopBlocked}, on all transports.
 *
 * @param after how many requests are answered before the first one spins, from 0 to 1,000,000
 */
public record EventLoopSpinning(int after) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("event-loop-spinning", EventLoopSpinning.class, given -> new EventLoopSpinning(Grace.after(given)));
        }
    }

    @Override
    public Effect switchOn() {
        Grace grace = new Grace(after);
        return connection -> Detour.join(connection, passOn -> {
            while (grace.isOver()) {
                Thread.onSpinWait();
            }
            passOn.run();
        });
    }
}
