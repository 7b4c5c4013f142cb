package dev.closewait.scenarios.run;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.scenarios.grade.Statement;
import dev.closewait.scenarios.kernel.Cookies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Looks at the sockets on a fixed schedule, shows them to the detector, and keeps all that was seen and said. */
public final class Watch {
    private final Observer observer;
    private final Detector detector;
    private final RunListener listener;
    private final long everyNanos;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private Set<Long> before = Set.of();
    private OptionalLong loadBegan = OptionalLong.empty();
    private long dueNanos = System.nanoTime();

    /**
     * A watch that has seen nothing yet.
     *
     * @param observer what takes the looks; it stays the caller's to close
     * @param detector shown every look
     * @param listener told of every look
     * @param every the time from one look to the next
     */
    public Watch(Observer observer, Detector detector, RunListener listener, Duration every) {
        this.observer = observer;
        this.detector = detector;
        this.listener = listener;
        this.everyNanos = every.toNanos();
    }

    /**
     * Waits until a look is due, and takes it.
     *
     * @throws SocketTableException when the sockets could not be read
     * @throws InterruptedException when this thread was interrupted
     */
    public void look() throws SocketTableException, InterruptedException {
        skipMissed();
        Thread.sleep(Duration.ofNanos(Math.max(0, dueNanos - System.nanoTime())));
        dueNanos += everyNanos;
        take(observer.observe().copy());
    }

    void loadBegan(long nanos) {
        loadBegan = OptionalLong.of(nanos);
    }

    /** All that was seen, the oldest first. */
    public List<Observation> observations() {
        return observations;
    }

    List<Statement> statements() {
        return statements;
    }

    /** A look that is late by more than half a turn would stand too near to the next one: it is left out. */
    private void skipMissed() {
        long late = System.nanoTime() - dueNanos;
        if (late > everyNanos / 2) {
            dueNanos += everyNanos * (late / everyNanos + 1);
        }
    }

    private void take(Observation observation) {
        detector.observe(observation);
        observations.add(observation);
        statements.add(new Statement(observation.nanos(), detector.diagnoses()));
        Set<Long> now = Cookies.of(observation.closeWait());
        Duration elapsed = Duration.ofNanos(Math.max(0, observation.nanos() - loadBegan.orElse(observation.nanos())));
        listener.looked(elapsed, now.size(), Cookies.missing(now, before), Cookies.missing(before, now),
                statements.getLast().diagnoses());
        before = now;
    }
}
