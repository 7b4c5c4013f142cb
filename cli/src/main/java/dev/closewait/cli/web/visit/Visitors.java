package dev.closewait.cli.web.visit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All visitors. Those whom no browser shows any more are forgotten after a while. Safe for use by several threads. */
public final class Visitors implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** 128 bits cannot be guessed. */
    private static final int SECRET_BYTES = 16;
    /** A visitor outlives the grace by as much of it, at most. */
    private static final int SWEEPS_IN_A_GRACE = 4;

    private final Bounds bounds;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("learn-sweeper").factory());
    private boolean closed;

    public Visitors(Bounds bounds) {
        this.bounds = bounds;
        long every = bounds.grace().toMillis() / SWEEPS_IN_A_GRACE;
        sweeper.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
    }

    /** Text that nobody can guess, of letters, digits, - and _. */
    public static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A new visitor; empty when there are too many, or all is being closed. */
    public synchronized Optional<Visitor> admit() {
        if (closed || visitors.size() >= bounds.visitors()) {
            return Optional.empty();
        }
        Visitor visitor = new Visitor(secret());
        visitors.put(visitor.id(), visitor);
        return Optional.of(visitor);
    }

    /** The visitor of this id. */
    public synchronized Optional<Visitor> find(String id) {
        return Optional.ofNullable(visitors.get(id));
    }

    /** Whether as much runs as may, without what this visitor has. */
    private boolean busyFor(Visitor visitor) {
        return visitors.values().stream().filter(other -> other != visitor && other.plays()).count() >= bounds.plays();
    }

    /**
     * Begins something for a visitor.
     *
     * @return its number; empty when too much runs already, or the visitor was forgotten meanwhile: nobody would end it
     */
    public synchronized Optional<Long> begin(Visitor visitor, Play play) {
        boolean forgotten = !visitors.containsKey(visitor.id());
        return forgotten || busyFor(visitor) ? Optional.empty() : visitor.begin(play);
    }

    /** How many have something running. */
    public synchronized long playing() {
        return visitors.values().stream().filter(Visitor::plays).count();
    }

    private synchronized void sweep() {
        long now = System.nanoTime();
        List<Visitor> gone = visitors.values()
                .stream()
                .filter(visitor -> visitor.aloneSince(before(now, bounds.grace())))
                .toList();
        gone.forEach(visitor -> visitor.end("left"));
        // One that runs on for a moment is counted until it has ended.
        visitors.values().removeIf(visitor -> gone.contains(visitor) && !visitor.plays());
        visitors.values().forEach(visitor -> visitor.endOlderThan(before(now, bounds.longest())));
    }

    private static long before(long now, Duration time) {
        return now - time.toNanos();
    }

    /** Ends all that runs, and returns when it has ended. */
    @Override
    public void close() {
        sweeper.shutdownNow();
        List<Visitor> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(visitors.values());
            visitors.clear();
        }
        all.forEach(visitor -> visitor.end("closed"));
        all.forEach(Visitor::awaitEnd);
        all.forEach(Visitor::cutOff);
    }
}
