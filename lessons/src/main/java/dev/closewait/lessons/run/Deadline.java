package dev.closewait.lessons.run;

import java.time.Duration;

/** Until when something must have come true. */
final class Deadline {
    /** Short against what a person notices, long against a look at a socket table of the usual size. */
    private static final long PAUSE_MILLIS = 5;

    private final long end;

    Deadline(Duration from) {
        end = System.nanoTime() + from.toNanos();
    }

    /** Waits until it is time to look again; false when there is no time left. */
    boolean pause() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        return System.nanoTime() < end;
    }
}
