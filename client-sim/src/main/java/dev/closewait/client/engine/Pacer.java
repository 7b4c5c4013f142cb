package dev.closewait.client.engine;

import dev.closewait.client.load.Load;
import dev.closewait.client.schedule.Arrivals;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Opens what is due, tick by tick, and never waits for the server. Between two ticks lies the gap to the next due
 * connection, but no less than {@link #MIN_TICK_NANOS}: at low rates it sleeps, at high ones it opens many at once.
 */
final class Pacer implements Runnable {
    private static final long MIN_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * When the schedule has fallen behind, it catches up in bursts of this size, so that what is open gets its turn.
     * With a tick a millisecond that is more than the greatest rate needs.
     */
    private static final int MAX_BURST = 256;

    private final EventLoop loop;
    private final Connector connector;
    private final Arrivals arrivals;
    private final long endNanos;
    private final long graceNanos;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long startNanos;
    private long nextNanos;
    private long left;

    Pacer(EventLoop loop, Connector connector, Load load) {
        this.loop = loop;
        this.connector = connector;
        arrivals = load.behaviour().arrivals(load.rate(), load.seed());
        endNanos = load.duration().toNanos();
        graceNanos = load.patience().toNanos();
        left = load.maxConnections();
    }

    /** Time begins now. */
    void start() {
        startNanos = System.nanoTime();
        nextNanos = arrivals.nextNanos();
        run();
    }

    /** Opens nothing more. */
    void stop() {
        done.complete(null);
    }

    /** Completes, on the event loop, when nothing more will be opened; exceptionally when a tick broke. */
    CompletableFuture<Void> done() {
        return done;
    }

    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public void run() {
        if (done.isDone()) {
            return;
        }
        try {
            tick();
        } catch (RuntimeException | Error broken) {
            // The event loop would swallow it, and the run would never end.
            done.completeExceptionally(broken);
        }
    }

    private void tick() {
        openWhatIsDue(elapsedNanos());
        long now = elapsedNanos();
        boolean allOpened = left == 0 || Math.min(nextNanos, now) >= endNanos;
        if (allOpened || now >= endNanos + graceNanos) {
            stop();
        } else {
            long nextTick = Math.min(nextNanos, endNanos);
            loop.schedule(this, Math.max(nextTick - now, MIN_TICK_NANOS), TimeUnit.NANOSECONDS);
        }
    }

    private void openWhatIsDue(long now) {
        for (int burst = 0; burst < MAX_BURST && left > 0 && nextNanos <= now && nextNanos < endNanos; burst++) {
            if (connector.due(startNanos + nextNanos)) {
                left--;
            }
            nextNanos = arrivals.nextNanos();
        }
    }
}
