package dev.closewait.detector.trace;

import dev.closewait.detector.observation.Observation;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file that a trace is recorded in while it comes about; compressed, if its name ends in {@code .gz}. Whatever happens,
 * every line that was written can be read.
 */
public final class TraceRecording implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path path;
    private final FileChannel file;
    private final String source;
    private Optional<TraceWriter> writer = Optional.empty();
    private long wholeObservations;
    private long wholeBytes;

    private TraceRecording(Path path, FileChannel file, String source) {
        this.path = path;
        this.file = file;
        this.source = source;
    }

    /**
     * Makes the file, still empty.
     *
     * @param source where the sockets are read from, as {@link dev.closewait.detector.socket.SocketTable#source()} says it
     * @throws java.nio.file.FileAlreadyExistsException when there is a file of this name; it stays as it is
     * @throws IOException when it cannot be made
     */
    public static TraceRecording create(Path path, String source) throws IOException {
        return new TraceRecording(path,
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), source);
    }

    /** What the trace in it is called: the name of the file, without its ending. */
    public String name() {
        return new TraceFile(path).name();
    }

    /** Whether it has a header, and so can be written to. */
    public boolean begun() {
        return writer.isPresent();
    }

    /**
     * Writes the header.
     *
     * @throws IOException when it cannot be written, as on a full disk
     */
    public void begin(TraceHeader header) throws IOException {
        try {
            writer = Optional.of(new TraceWriter(out(), header, Optional.of(source)));
            wholeBytes = file.position();
        } catch (IOException failure) {
            throw failed("the header", failure);
        }
    }

    /**
     * Writes one more line.
     *
     * @throws IOException when it cannot be written, as on a full disk; the lines before stand, and nothing follows them
     */
    public void write(Observation observation) throws IOException {
        try {
            writer.orElseThrow(() -> new IllegalStateException(path + " has no header yet")).write(observation);
            wholeObservations++;
            wholeBytes = file.position();
        } catch (IOException failure) {
            throw failed("an observation", failure);
        }
    }

    /** Every line is compressed to its end: who ends us is not going to wait for the rest of a block. */
    private OutputStream out() throws IOException {
        OutputStream out = Channels.newOutputStream(file);
        return path.toString().endsWith(".gz") ? new GZIPOutputStream(out, BUFFER_BYTES, true) : out;
    }

    private IOException failed(String what, IOException failure) {
        writer = Optional.empty();
        try {
            file.truncate(wholeBytes);
        } catch (IOException uncut) {
            failure.addSuppressed(uncut); // its reader will pass over the half line
        }
        String before = wholeObservations == 0
                ? ""
                : "; the " + wholeObservations + " before it are there: 'closewait diagnose " + path + "'";
        return new IOException(
                path + ": " + what + " could not be written (" + failure.getMessage() + ")" + before, failure);
    }

    @Override
    public void close() throws IOException {
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } finally {
            file.close();
        }
    }
}
