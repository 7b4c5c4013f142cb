package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultException;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.fault.Parameters;
import dev.closewait.sim.Durations;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
            super("slow-cpu", "cpu", "threads", "queue");
        }

        @Override
        public Fault make(Parameters given) throws FaultException {
            return new SlowCpu(given.duration("cpu"), given.count("threads", 32, 1024),
                    given.count("queue", 64, 65_536));
        }
    }

    /** Idle workers end after this, so that the pool of a fault that was switched off needs nobody to shut it down. */
    private static final long IDLE_SECONDS = 1;

    @Override
    public FaultKind kind() {
        return new Kind();
    }

    @Override
    public ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode()
                .put("cpu", Durations.text(cpu))
                .put("threads", threads)
                .put("queue", queue);
    }

    @Override
    public Effect switchOn() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queue), Thread.ofPlatform().daemon().name("slow-cpu-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
        return connection -> connection.channel().pipeline().addLast(new WorkFirst(connection, workers, cpu));
    }
}
