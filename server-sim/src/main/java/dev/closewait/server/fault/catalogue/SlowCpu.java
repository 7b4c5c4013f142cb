package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Each request costs CPU time on a bounded pool of workers before it is answered, and a connection is closed only when its
 * worker has got that time: on a machine with fewer free cores than workers, the closes wait for the CPU. A request that
 * finds the queue full is answered 503, and its connection closed.
 *
 * @param cpu the thread CPU time that a request costs, however long the wall clock runs meanwhile
 * @param threads the number of workers, from 1 to 1024
 * @param queue how many requests may wait for a worker, from 1 to 65536
 */
public record SlowCpu(Duration cpu, int threads, int queue) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("slow-cpu", SlowCpu.class, given -> new SlowCpu(given.duration("cpu"),
                    given.count("threads", 32, 1024), given.count("queue", 64, 65_536)));
        }
    }

    @Override
    public Effect switchOn() {
        Executor workers = Workers.pool("slow-cpu", threads, new LinkedBlockingQueue<>(queue));
        return connection -> Detour.join(connection, passOn -> workers.execute(() -> {
            burn(cpu.toNanos());
            passOn.run();
        }));
    }

    /** Works until this thread has had so much of the CPU, which can take any time on the wall. */
    static void burn(long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + nanos;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
