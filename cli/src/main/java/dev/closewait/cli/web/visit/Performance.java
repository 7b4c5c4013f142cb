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
    private volatile boolean waits = true;
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
        // A platform thread: calls into the C library would hold on to the carrier of a virtual one.
        thread = Thread.ofPlatform().daemon().name("learn-" + play.getClass().getSimpleName()).unstarted(() -> {
            before.ifPresent(Performance::awaitEnd);
            waits = false;
            beginning.run();
            perform();
        });
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

    boolean running() {
        return thread.isAlive();
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

    /** Returns when it has ended, with all that it started. */
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
        ObjectNode started = Json.versioned().put("event", "started").put("run", number);
        play.describe(started);
        say(started.toString());
        String trouble = "";
        try {
            play.run(this);
        } catch (InterruptedException stopped) {
            LOG.debug("run {} is ended: {}", number, why);
        } catch (RunException | IOException failed) {
            why = "failed";
            trouble = String.valueOf(failed.getMessage());
        } catch (Exception ours) {
            LOG.debug("run {} failed", number, ours);
            why = "failed";
            trouble = "an error of our own: " + ours + " (CLOSEWAIT_LOG=debug tells it in full)";
        }
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
