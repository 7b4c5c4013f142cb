package dev.closewait.cli.command;

import dev.closewait.cli.output.Terminal;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;

/**
 * Observations from a file or a pipe, one after the other. A line that cannot be read is told of and passed over: to the
 * detector it is a look that was missed, which costs time and convicts nobody.
 */
final class Replay implements Closeable {
    /**
     * A writer that is broken, or a file that never was one of observations. Fewer can be one bad spot of a disk, or
     * the words of a program that wrote into the same pipe.
     */
    private static final int BAD_LINES_IN_A_ROW = 10;

    /** So that a file of which every other line is bad does not fill the screen. */
    private static final int MOST_TOLD = 20;

    private final String name;
    private final InputStream in;
    private final Terminal terminal;
    private long taken;
    private long takenBeforeThisClock;
    private long lastNanos = Long.MIN_VALUE;
    private long timesBack;
    private long bad;
    private int badInARow;
    private boolean gaveUp;

    /**
     * A replay that has not begun.
     *
     * @param name of the file, for people
     * @param in closed with this
     * @param terminal takes what is said of bad lines; once nobody reads its output any more, the replay ends
     */
    Replay(String name, InputStream in, Terminal terminal) {
        this.name = name;
        this.in = in;
        this.terminal = terminal;
    }

    /** Gives each observation to the taker, as soon as it comes, until they end or this thread is interrupted. */
    void each(Looks.Taker taker) throws IOException {
        try {
            TraceReader trace = new TraceReader(name, in); // which may wait for the first line
            while (!gaveUp && !terminal.out().checkError() && step(trace, taker)) {
                // A step at a time.
            }
        } catch (ClosedByInterruptException stopped) {
            Thread.interrupted(); // who asked for the stop wants to hear the last words
        }
        if (bad > MOST_TOLD) {
            tell(name + ": " + (bad - MOST_TOLD) + " more lines could not be read");
        }
        if (timesBack > 1) {
            tell(name + ": the clock went back " + timesBack + " times in all");
        }
    }

    private boolean step(Trace trace, Looks.Taker taker) throws IOException {
        try {
            Optional<Observation> observation = trace.next();
            if (observation.isPresent()) {
                followClock(observation.get().nanos());
                taker.take(observation.get());
                taken++;
                badInARow = 0;
            }
            return observation.isPresent();
        } catch (BadLineException line) {
            passOver(line);
            return true;
        }
    }

    /** Where it goes back, a detector begins anew: what is said of that before is not said of what comes. */
    private void followClock(long nanos) {
        if (nanos < lastNanos) {
            if (++timesBack == 1) {
                tell(name + ": the clock went back after " + taken
                        + " observations, as where another recording begins or the "
                        + "machine was started anew; none of them counts from here on");
            }
            takenBeforeThisClock = taken;
        }
        lastNanos = nanos;
    }

    private void passOver(BadLineException line) {
        String where = name + ", " + line.getMessage();
        switch (line.trouble()) {
            case CUT_OFF -> tell(where + ": who wrote it was stopped; " + before());
            case NEWER_VERSION -> giveUp(where);
            case MALFORMED -> {
                if (++bad <= MOST_TOLD) {
                    tell(where + "; passed over");
                }
                if (++badInARow == BAD_LINES_IN_A_ROW) {
                    giveUp(name + ": " + BAD_LINES_IN_A_ROW + " lines in a row are no observations; " + before()
                            + ". Expected is what 'closewait observe' prints");
                }
            }
        }
    }

    private String before() {
        return taken == 0 ? "no observation came before" : "the " + taken + " observations before count";
    }

    private void giveUp(String why) {
        tell(why);
        gaveUp = true;
    }

    private void tell(String what) {
        terminal.err().println("closewait: " + what);
    }

    /** Observations that were given to the taker. */
    long taken() {
        return taken;
    }

    /** Those of them that came since the clock went back last: all, where it never did. */
    long takenOnOneClock() {
        return taken - takenBeforeThisClock;
    }

    /** Whether the rest was left unread, because it is not of observations or of a newer version. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Whether there was something, and none of it an observation. */
    boolean isOfSomethingElse() {
        return taken == 0 && (gaveUp || bad > 0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
