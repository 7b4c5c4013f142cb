package dev.closewait.detector.stream;

import dev.closewait.detector.observation.Observation;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that observations are recorded in. Whatever happens, it ends with a whole line. */
public final class ObservationFile implements Closeable {
    private static final int BUFFER_CHARACTERS = 64 * 1024;

    private final Path path;
    private final FileChannel file;
    private final ObservationWriter writer;
    private long wholeLines;
    private long wholeBytes;

    private ObservationFile(Path path, FileChannel file, String source) {
        this.path = path;
        this.file = file;
        this.writer = new ObservationWriter(
                new BufferedWriter(Channels.newWriter(file, StandardCharsets.US_ASCII), BUFFER_CHARACTERS), source);
    }

    /**
     * Makes the file.
     *
     * @param source where the sockets are read from, as {@link dev.closewait.detector.socket.SocketTable#source()} says it
     * @throws java.nio.file.FileAlreadyExistsException when there is a file of this name; it stays as it is
     * @throws IOException when it cannot be made
     */
    public static ObservationFile create(Path path, String source) throws IOException {
        return new ObservationFile(path,
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), source);
    }

    /**
     * Writes one more line.
     *
     * @throws IOException when it cannot be written, as on a full disk; the lines before stand, and nothing follows them
     */
    public void write(Observation observation) throws IOException {
        try {
            writer.write(observation);
            wholeLines++;
            wholeBytes = file.position();
        } catch (IOException failure) {
            String why = path + ": an observation could not be written (" + failure.getMessage() + "); the "
                    + wholeLines
                    + " before it are there: 'closewait diagnose " + path + "'";
            cutBack(failure);
            throw new IOException(why, failure);
        }
    }

    private void cutBack(IOException failure) {
        try {
            file.truncate(wholeBytes);
        } catch (IOException uncut) {
            failure.addSuppressed(uncut); // its reader will pass over the half line
        }
    }

    @Override
    public void close() throws IOException {
        file.close(); // every line was flushed
    }
}
