package dev.closewait.server.fault.catalogue;

import dev.closewait.server.fault.FaultException;
import dev.closewait.server.fault.Parameters;
import java.util.concurrent.atomic.AtomicInteger;

/** The good service that comes before a fault sets in; safe for use by several threads. */
final class Grace {
    private final AtomicInteger left;

    /**
     * Begins.
     *
     * @param requests how many are served well
     */
    Grace(int requests) {
        left = new AtomicInteger(requests);
    }

    /** A fault's parameter {@code after}: how many requests are served well, 50 unless it is given. */
    static int after(Parameters given) throws FaultException {
        return given.count("after", 50, 0, 1_000_000);
    }

    /** Counts a request; true when it is one too many, as all that follow are. */
    boolean isOver() {
        return left.getAndUpdate(requests -> Math.max(0, requests - 1)) == 0;
    }
}
