package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Acceptance;
import dev.closewait.server.http.Connection;
import io.netty.channel.Channel;
import java.util.Optional;

/**
 * The listener accepts no more: the thread that accepts has died of an error that nobody caught, or waits for a permit of a
 * connection limit that forgot to count some connections down. Who was accepted before is served as ever. For who comes
 * now the kernel completes the handshake and takes the request, and nobody comes for either.
 *
 * <p>When such a client leaves, its socket stands in CLOSE_WAIT with inode 0, for no process owns it, and Recv-Q is its
 * whole request and one for the FIN: measured on all transports. When it is switched off, all of them are accepted and
 * served, late.
 *
 * @param after how many connections are accepted before, from 1 to 1,000,000; NIO takes up to 16 at a time, if so many came
 *     at once
 */
public record AcceptStalled(int after) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("accept-stalled", AcceptStalled.class,
                    given -> new AcceptStalled(given.count("after", 50, 1, 1_000_000)));
        }
    }

    @Override
    public Effect switchOn() {
        return new Stall(after);
    }

    /** Stops accepting, until it is switched off. */
    private static final class Stall implements Effect {
        private int left;
        private Optional<Channel> stalled = Optional.empty();

        Stall(int after) {
            left = after;
        }

        @Override
        public void onConnection(Connection connection) {}

        @Override
        public synchronized boolean onAccept(Acceptance acceptance) {
            if (--left == 0) {
                acceptance.listener().config().setAutoRead(false);
                stalled = Optional.of(acceptance.listener());
            }
            return true;
        }

        /** Accepts what has come together in the backlog, and goes on. */
        @Override
        public synchronized void switchOff() {
            left = 0; // for one that is being accepted at this moment
            stalled.ifPresent(listener -> listener.config().setAutoRead(true));
        }
    }
}
