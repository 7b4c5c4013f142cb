package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Acceptance;
import dev.closewait.server.http.Connection;

/**
 * A connection is accepted, and never registered with an event loop: nothing will ever be told of it.
 *
 * <p>How it happens: one thread accepts and hands connections to others through a queue. The thread that should take one from
 * there has died of an error that nobody caught, or its selector refuses the registration, and the exception ends in a log.
 *
 * <p>Nobody ever reads: on every transport Recv-Q is what the client sent and 1 for its FIN; inode set, which tells it from a
 * connection in the listen backlog. The garbage collector mends nothing: neither the JDK's channels nor Netty's own close
 * their descriptor when nobody refers to them any more.
 *
 * @param probability of a connection to suffer it, 0 to 1
 * @param seed of the draws
 */
public record UnregisteredChannel(double probability, int seed) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("unregistered-channel", UnregisteredChannel.class,
                    given -> new UnregisteredChannel(given.probability(), given.seed()));
        }
    }

    @Override
    public Effect switchOn() {
        return new LostHandOver(new Draw(probability, seed));
    }

    private record LostHandOver(Draw draw) implements Effect {
        @Override
        public boolean onAccept(Acceptance acceptance) {
            boolean lost = draw.hits();
            if (lost) {
                acceptance.counters().leaked();
            }
            return !lost;
        }

        @Override
        public void onConnection(Connection connection) {}
    }
}
