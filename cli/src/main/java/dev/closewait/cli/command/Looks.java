package dev.closewait.cli.command;

import dev.closewait.cli.output.Terminal;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.socket.SocketTableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Looks at this machine, one after the other, until the time is over, a stop is requested, or nobody reads any more. */
final class Looks implements AutoCloseable {
    /** Takes what a look showed; its columns are filled again by the next. */
    @FunctionalInterface
    interface Taker {
        void take(Observation observation) throws IOException;
    }

    private final String source;
    private final Observer observer;
    private final Duration every;
    private final Optional<Duration> length;
    private final Terminal terminal;
    private final StopRequest stop;

    Looks(String source, Observer observer, Duration every, Optional<Duration> length, Terminal terminal,
            StopRequest stop) {
        this.source = source;
        this.observer = observer;
        this.every = every;
        this.length = length;
        this.terminal = terminal;
        this.stop = stop;
    }

    /** Where sockets are read from. */
    String source() {
        return source;
    }

    /** Takes the looks, at least one, and gives each to the taker. */
    void each(Taker taker) throws SocketTableException, IOException {
        long next = System.nanoTime();
        long end = length.map(time -> System.nanoTime() + time.toNanos()).orElse(Long.MAX_VALUE);
        do {
            taker.take(observer.observe());
            // A look that was missed is not made up for: two in a row would see the same.
            next = Math.max(next + every.toNanos(), System.nanoTime());
        } while (next < end && isRead() && stop.waitUntil(next));
    }

    /** One sentence about the processes that could not be looked into; empty when there was none. */
    Optional<String> blindSpot() {
        return observer.blindSpot();
    }

    /** Whether anybody still reads what is written: in {@code closewait watch | head}, nobody does in the end. */
    private boolean isRead() {
        return !terminal.out().checkError();
    }

    @Override
    public void close() {
        observer.close();
    }
}
