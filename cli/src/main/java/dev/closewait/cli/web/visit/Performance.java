package dev.closewait.cli.web.visit;

import dev.closewait.cli.output.Json;
import dev.closewait.scenarios.run.RunException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link Play} that runs, on a thread of its own. */
final class Performance implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(Performance.class);
    /** A page waits for what it wanted to happen; more than a few are no person's. */
    private static final int MOST_ORDERS = 16;

    private final long number;
    private final Play play;
    private final Consumer<String> audience;
    private final BlockingQueue<JsonNode> orders = new ArrayBlockingQueue<>(MOST_ORDERS);
    private final long begunNanos = System.nanoTime();
    private final Thread thread;
    private Optional<Performance> before;
    private volatile boolean waits;
    private volatile boolean over;
    private volatile String why = "ended";

    /**
     * @param number which of its visitor's it is, from 1
     * @param before what must have ended before it begins
     * @param beginning called when it begins
     * @param audience told what is said
     */
    Performance(long number, Play play, Optional<Performance> before, Runnable beginning, Consumer<String> audience) {
        this.number = number;
        this.play = play;
        this.audience = audience;
        this.before = before;
        waits = before.filter(Performance::running).isPresent();
        // A platform thread: calls into the C library would hold on to the carrier of a virtual one.
        thread = Thread.ofPlatform().daemon().name("learn-" + play.getClass().getSimpleName()).unstarted(() -> {
            awaitBefore();
            beginning.run();
            perform();
        });
    }

    /** Once it has ended it is let go, or each would keep all that were before it. */
    private void awaitBefore() {
        before.ifPresent(Performance::awaitEnd);
        before = Optional.empty();
        waits = false;
    }

    void begin() {
        thread.start();
    }

    long number() {
        return number;
    }

    long begunNanos() {
        return begunNanos;
    }

    /** Whether it is not over. What it started has ended when it is, but that may not have been said yet. */
    boolean running() {
        return !over;
    }

    /** Whether it has not begun, because what ran before has not ended. */
    boolean waits() {
        return waits;
    }

    /** Gives it something to do; false when it has enough. */
    boolean order(JsonNode order) {
        return orders.offer(order);
    }

    /** Ends it soon; {@code reason} is what browsers are told. */
    void end(String reason) {
        why = reason;
        thread.interrupt();
    }

    /** Returns when it has ended, with all that it started, and that was said. */
    void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform() {
        String trouble = "";
        try {
            ObjectNode started = Json.versioned().put("event", "started").put("run", number);
            play.describe(started);
            say(started.toString());
            play.run(this);
        } catch (InterruptedException stopped) {
            LOG.debug("run {} is ended: {}", number, why);
        } catch (RunException | IOException failed) {
            why = "failed";
            trouble = String.valueOf(failed.getMessage());
        } catch (Throwable ours) { // an error too: a page would wait for ever
            LOG.debug("run {} failed", number, ours);
            why = "failed";
            trouble = "an error of our own: " + ours + " (CLOSEWAIT_LOG=debug tells it in full)";
        }
        over = true; // before it is said: who hears it may begin something else at once
        say(Json.versioned().put("event", "over").put("run", number).put("why", why).put("says", trouble).toString());
    }

    @Override
    public void say(String json) {
        audience.accept(json);
    }

    @Override
    public JsonNode await() throws InterruptedException {
        return orders.take();
    }

    @Override
    public Optional<JsonNode> poll() {
        return Optional.ofNullable(orders.poll());
    }
}
