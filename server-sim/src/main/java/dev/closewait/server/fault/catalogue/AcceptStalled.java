package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultException;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.fault.Parameters;
import dev.closewait.server.http.Acceptance;
import dev.closewait.server.http.Connection;
import io.netty.channel.Channel;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * DOC
 *
 * @param after how many connections are accepted before, from 1 to 1,000,000
 */
public record AcceptStalled(int after) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("accept-stalled", "after");
        }

        @Override
        public Fault make(Parameters given) throws FaultException {
            return new AcceptStalled(given.count("after", 50, 1, 1_000_000));
        }
    }

    @Override
    public FaultKind kind() {
        return new Kind();
    }

    @Override
    public ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode().put("after", after);
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
