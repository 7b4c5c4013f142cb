package dev.closewait.server.fault.catalogue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Fixed pools of threads that do the work of requests, so that the event loops need not wait for it. */
final class Workers {
    /** Idle workers end after this, so that the pool of a fault that was switched off needs nobody to shut it down. */
    private static final long IDLE_SECONDS = 1;

    private Workers() {}

    /**
     * A pool that starts its threads as they are needed.
     *
     * @param fault whose pool it is; its threads are named after it
     * @param threads how many there are at most
     * @param queue where requests wait for one of them; what finds it full is rejected
     */
    static Executor pool(String fault, int threads, BlockingQueue<Runnable> queue) {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, queue,
                Thread.ofPlatform().daemon().name(fault + "-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
