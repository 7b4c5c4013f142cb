package dev.closewait.detector.trace;

import dev.closewait.detector.stream.BadLineException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A trace on the class path.
 *
 * @param owner a class of the module that it stands in
 * @param path from the root of the class path, such as {@code /corpus/fast-churn.jsonl.gz}
 */
public record TraceResource(Class<?> owner, String path) implements TraceSource {
    /** The last part of its path, without its ending. */
    @Override
    public String name() {
        return TraceFile.nameOf(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public Trace open() throws IOException, BadLineException {
        InputStream in = owner.getResourceAsStream(path);
        if (in == null) {
            throw new FileNotFoundException(path + ": is not on the class path");
        }
        return TraceFile.open(name(), in);
    }
}
