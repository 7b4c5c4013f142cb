package dev.closewait.scenarios.run.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** What a container says, as it says it, in two streams or in one. */
final class ContainerOutput implements Consumer<OutputFrame> {
    private static final int BUFFER = 64 * 1024;

    private final PipedInputStream out = new PipedInputStream(BUFFER);
    private final PipedInputStream err = new PipedInputStream(BUFFER);
    private final PipedOutputStream toOut = into(out);
    private final PipedOutputStream toErr = into(err);
    private final PipedOutputStream toSame;
    private volatile boolean ended;

    private ContainerOutput(boolean inOne) {
        toSame = inOne ? toErr : toOut;
    }

    /** Output and errors, each in a stream. */
    static ContainerOutput inTwo() {
        return new ContainerOutput(false);
    }

    /** Both among the errors, of somebody whose output nobody understands. */
    static ContainerOutput inOne() {
        return new ContainerOutput(true);
    }

    @Override
    public void accept(OutputFrame frame) {
        try {
            switch (frame.getType()) {
                case STDOUT -> pass(frame, toSame);
                case STDERR -> pass(frame, toErr);
                case END -> end();
            }
        } catch (IOException nobodyReads) {
            // Whoever read is through with it.
        }
    }

    InputStream out() {
        return out;
    }

    InputStream err() {
        return err;
    }

    /** Whether nothing will come any more: the process has ended, or the engine is away. */
    boolean ended() {
        return ended;
    }

    /** A pipe wakes its reader when it is flushed. */
    private static void pass(OutputFrame frame, PipedOutputStream pipe) throws IOException {
        pipe.write(frame.getBytes());
        pipe.flush();
    }

    private void end() throws IOException {
        ended = true;
        toOut.close();
        toErr.close();
    }

    private static PipedOutputStream into(PipedInputStream reader) {
        try {
            return new PipedOutputStream(reader);
        } catch (IOException connectedTwice) {
            throw new UncheckedIOException("a new pipe has one writer", connectedTwice);
        }
    }
}
