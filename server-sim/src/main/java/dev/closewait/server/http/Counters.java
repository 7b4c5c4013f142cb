package dev.closewait.server.http;

import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of the connections and requests since the server started; safe for use by several threads. */
public final class Counters {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final LongAdder leaked = new LongAdder();

    /** A connection was taken from the listen backlog. */
    public void accepted() {
        accepted.increment();
    }

    /** The kernel took the response to a request. */
    public void answered() {
        answered.increment();
    }

    /** A request, or a whole connection, was refused because the server had too much to do. */
    public void rejected() {
        rejected.increment();
    }

    /** A connection's socket was closed. */
    public void closed() {
        closed.increment();
    }

    /** A fault abandoned a connection, which nobody will close. */
    public void leaked() {
        leaked.increment();
    }

    /** All counts, and as {@code open} the connections accepted and not closed, the leaked ones among them. */
    public ObjectNode toJson() {
        // Closed first: a connection that comes and goes meanwhile must not make the open ones negative.
        long closedNow = closed.sum();
        long acceptedNow = accepted.sum();
        return JsonNodeFactory.instance.objectNode()
                .put("accepted", acceptedNow)
                .put("answered", answered.sum())
                .put("rejected", rejected.sum())
                .put("closed", closedNow)
                .put("open", acceptedNow - closedNow)
                .put("leaked", leaked.sum());
    }
}
