package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Every worker of a fixed pool waits for something that never comes, such as a database connection that others hold, or a
 * downstream call without a timeout; and the queue before the pool has no bound, so that nobody is told. The event loops live:
 * connections are accepted, requests are read, and queue up. The peer's FIN is read too, and waits behind a request that will
 * never be answered: Recv-Q is 0, on every transport.
 *
 * @param threads the number of workers, from 1 to 1024
 * @param after how many requests are answered before workers begin to wait, from 0 to 1,000,000
 */
public record WorkersExhausted(int threads, int after) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("workers-exhausted", WorkersExhausted.class,
                    given -> new WorkersExhausted(given.count("threads", 4, 1, 1024), Grace.after(given)));
        }
    }

    @Override
    public Effect switchOn() {
        Executor workers = Workers.pool("workers-exhausted", threads, new LinkedBlockingQueue<>());
        Grace grace = new Grace(after);
        return connection -> Detour.join(connection, passOn -> workers.execute(() -> {
            if (grace.isOver()) {
                new Semaphore(0).acquireUninterruptibly(); // a permit that nobody will ever give
            }
            passOn.run();
        }));
    }
}
