package dev.closewait.client.engine;

import dev.closewait.client.load.Load;
import dev.closewait.client.report.Event;
import dev.closewait.client.report.Report;
import dev.closewait.client.report.Started;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run: opens connections at the load's rate, counts how they end, and leaves none behind.
 *
 * <p>All of it happens on one event loop, so nothing is shared and nothing is locked. Events are handed out by the thread
 * that called {@link #run}: a reader who is slow delays them, and never the schedule.
 */
public final class Engine {
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Load load;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Tally tally = new Tally();
    private final Connector connector;
    private final Pacer pacer;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /**
     * Gets ready; opens nothing yet.
     *
     * @param target where the load's target leads
     */
    public Engine(Load load, InetSocketAddress target) {
        this.load = load;
        group = new MultiThreadIoEventLoopGroup(1, load.transport().ioHandlerFactory());
        loop = group.next();
        connector = new Connector(loop, tally, load, target);
        pacer = new Pacer(loop, connector, load);
        pacer.done().whenComplete(this::drain);
    }

    /**
     * Runs to the end of the load, or until {@link #stop}; blocks until every connection is closed.
     *
     * @param events hears of the start, of the progress every second, and at last the report
     * @throws ExecutionException when the engine itself failed
     */
    public Report run(Consumer<Event> events) throws InterruptedException, ExecutionException {
        try {
            events.accept(Started.of(load));
            onLoop(() -> {
                pacer.start();
                return pacer;
            });
            for (long next = PROGRESS_NANOS; !finishedWithin(next - pacer.elapsedNanos()); next += PROGRESS_NANOS) {
                events.accept(onLoop(() -> tally.progress(pacer.elapsedNanos(), connector.openCount())));
            }
            Report report = onLoop(tally::report);
            events.accept(report);
            return report;
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
        }
    }

    /** Opens nothing more, and lets all clients leave now; {@link #run} then reports. Any thread may call it. */
    public void stop() {
        try {
            loop.execute(() -> {
                pacer.stop();
                connector.closeAll();
            });
        } catch (RejectedExecutionException over) {
            // The run has ended by itself meanwhile, which is all that was asked for.
        }
    }

    /** What is open has a patience left to end by itself. */
    private void drain(@Nullable Void opened, @Nullable Throwable broken) {
        if (broken != null) {
            connector.closeAll();
            finished.completeExceptionally(broken);
        } else {
            loop.schedule(connector::closeAll, load.patience().toNanos(), TimeUnit.NANOSECONDS);
            connector.whenAllClosed(() -> finished.complete(null));
        }
    }

    private boolean finishedWithin(long nanos) throws InterruptedException, ExecutionException {
        try {
            finished.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private <T> T onLoop(Callable<T> question) throws InterruptedException, ExecutionException {
        return loop.submit(question).get();
    }
}
