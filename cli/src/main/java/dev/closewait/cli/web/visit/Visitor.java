package dev.closewait.cli.web.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Someone who learns, in one browser or in several that show the same. Has at most one thing running; what is begun next ends
 * it. Safe for use by several threads.
 */
public final class Visitor {
    private final String id;
    private final History history = new History();
    private final List<Reader> readers = new ArrayList<>();
    private Optional<Performance> now = Optional.empty();
    private long runs;
    private long aloneSinceNanos = System.nanoTime();

    Visitor(String id) {
        this.id = id;
    }

    /** By which browsers name the visitor; nobody can guess it. */
    public String id() {
        return id;
    }

    /**
     * A browser is told everything from now on, and first what it lacks of what runs now.
     *
     * @param seen the last event that it had; 0 for none
     */
    public synchronized void join(Reader reader, long seen) {
        reader.tell(history.after(seen));
        readers.add(reader);
    }

    /** A browser is gone. */
    public synchronized void leave(Reader reader) {
        if (readers.remove(reader) && readers.isEmpty()) {
            aloneSinceNanos = System.nanoTime();
        }
    }

    /** Whether something runs. */
    public synchronized boolean plays() {
        return now.filter(Performance::running).isPresent();
    }

    /**
     * Begins something, when what ran before has ended.
     *
     * @return its number; empty when something else already waits for that end
     */
    synchronized Optional<Long> begin(Play play) {
        if (now.filter(Performance::waits).isPresent()) {
            return Optional.empty();
        }
        end("replaced");
        // One that is over may not have said so yet; its last word must not follow our first.
        Performance next = new Performance(++runs, play, now, this::forget, this::tell);
        now = Optional.of(next);
        next.begin();
        return Optional.of(runs);
    }

    /** Gives what runs something to do; false when this is not what runs, or it has enough to do. */
    public synchronized boolean order(long run, JsonNode order) {
        return now.filter(performance -> performance.running() && performance.number() == run)
                .filter(performance -> performance.order(order))
                .isPresent();
    }

    /** Ends what runs, if anything does. */
    public synchronized void end(String why) {
        now.filter(Performance::running).ifPresent(performance -> performance.end(why));
    }

    /** Ends what has run since before this time. */
    synchronized void endOlderThan(long nanos) {
        if (now.filter(performance -> performance.running() && performance.begunNanos() - nanos < 0).isPresent()) {
            end("time");
        }
    }

    /** Whether no browser has shown this visitor since before this time. */
    synchronized boolean aloneSince(long nanos) {
        return readers.isEmpty() && aloneSinceNanos - nanos < 0;
    }

    /** Cuts its browsers off. What runs goes on until it is told to end. */
    synchronized void cutOff() {
        List.copyOf(readers).forEach(Reader::end);
    }

    /** Returns when nothing runs any more. */
    void awaitEnd() {
        Optional<Performance> last;
        synchronized (this) {
            last = now;
        }
        last.ifPresent(Performance::awaitEnd);
    }

    private synchronized void forget() {
        history.clear();
    }

    private synchronized void tell(String json) {
        List<Event> event = List.of(history.add(json));
        List.copyOf(readers).forEach(reader -> reader.tell(event));
    }
}
