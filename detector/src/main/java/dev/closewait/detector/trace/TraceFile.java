package dev.closewait.detector.trace;

import dev.closewait.detector.stream.BadLineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A trace in a file.
 *
 * @param path where it is; whether it is compressed is told by what stands in it
 */
public record TraceFile(Path path) implements TraceSource {
    /** How the names of traces end, compressed or not. */
    public static final List<String> ENDINGS = List.of(".jsonl.gz", ".jsonl");

    /** The name of the file, without its ending. */
    @Override
    public String name() {
        return nameOf(String.valueOf(path.getFileName()));
    }

    @Override
    public Trace open() throws IOException, BadLineException {
        return open(name(), Files.newInputStream(path));
    }

    /** A file's name without the ending of a trace. */
    static String nameOf(String file) {
        return ENDINGS.stream()
                .filter(file::endsWith)
                .map(ending -> file.substring(0, file.length() - ending.length()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(file);
    }

    /** Opens a trace of which a good header is needed; a stream that cannot be used is closed. */
    static Trace open(String name, InputStream in) throws IOException, BadLineException {
        try {
            TraceReader reader = new TraceReader(name, in);
            reader.requireHeader();
            return reader;
        } catch (IOException | BadLineException unusable) {
            in.close();
            throw unusable;
        }
    }
}
