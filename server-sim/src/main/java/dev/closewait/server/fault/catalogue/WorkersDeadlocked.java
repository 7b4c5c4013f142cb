package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Each request needs two locks, as a transfer needs both accounts, and one of them takes them in the other order. All is well
 * until that one meets another at the wrong moment: each of the two workers holds what the other waits for. All other workers
 * then queue for the same locks, one after the other, and requests for the workers. A thread dump names the two. Recv-Q is
 * 0, on every transport, as with {@link WorkersExhausted}.
 *
 * @param threads the number of workers, from 2 to 1024
 * @param after how many requests are answered before two of them meet, from 0 to 1,000,000
 */
public record WorkersDeadlocked(int threads, int after) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("workers-deadlocked", WorkersDeadlocked.class,
                    given -> new WorkersDeadlocked(given.count("threads", 4, 2, 1024), Grace.after(given)));
        }
    }

    @Override
    public Effect switchOn() {
        Executor workers = Workers.pool("workers-deadlocked", threads, new LinkedBlockingQueue<>());
        Transfers transfers = new Transfers(after);
        return connection -> Detour.join(connection, passOn -> workers.execute(() -> {
            transfers.next();
            passOn.run();
        }));
    }

    /** The work that needs both locks. */
    private static final class Transfers {
        private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

        private final ReentrantLock one = new ReentrantLock();
        private final ReentrantLock other = new ReentrantLock();
        private final Grace grace;
        private final AtomicInteger unlucky = new AtomicInteger();

        Transfers(int after) {
            grace = new Grace(after);
        }

        void next() {
            if (!grace.isOver()) {
                holding(one, () -> holding(other, this::transfer));
            } else if (unlucky.getAndIncrement() % 2 == 0) {
                holding(other, () -> meet(one));
            } else {
                holding(one, () -> meet(other));
            }
        }

        /** Brings about the wrong moment, for which real systems wait for months: somebody else has the second lock. */
        private void meet(ReentrantLock second) {
            while (!second.isLocked()) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
            holding(second, this::transfer);
        }

        private static void holding(Lock lock, Runnable work) {
            lock.lock();
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }

        /** What all the locking was for; that it takes no time changes nothing. */
        private void transfer() {}
    }
}
