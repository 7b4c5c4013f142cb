package dev.closewait.validation.corpus;

import dev.closewait.detector.trace.TraceFile;
import dev.closewait.detector.trace.TraceResource;
import dev.closewait.detector.trace.TraceSource;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;

/** Traces that stand together: the shipped ones, and those of a folder. None is opened to list them. */
public final class Corpus {
    private static final String SHIPPED = "corpus/";

    private Corpus() {}

    /**
     * The recorded traces that closewait ships, by name.
     *
     * @throws CorpusException when this closewait was built without them
     */
    public static List<TraceSource> shipped() throws CorpusException {
        String path = "/" + SHIPPED;
        try {
            URL folder = Optional.ofNullable(Corpus.class.getResource(path))
                    .orElseThrow(
                            () -> new CorpusException("this closewait was built without its recorded traces; expected"
                                    + " them on the class path, in " + SHIPPED));
            return checked("the class path, " + SHIPPED, fileNames(folder).stream()
                    .<TraceSource>map(file -> new TraceResource(Corpus.class, path + file))
                    .toList());
        } catch (IOException unreadable) {
            throw new CorpusException("the recorded traces of this closewait cannot be read: " + unreadable,
                    unreadable);
        }
    }

    /**
     * The traces of a folder, by name; not those of folders in it.
     *
     * @throws CorpusException when it cannot be read, or there is none in it
     */
    public static List<TraceSource> in(Path folder) throws CorpusException {
        try {
            return checked(folder.toString(), fileNames(folder).stream()
                    .<TraceSource>map(file -> new TraceFile(folder.resolve(file)))
                    .toList());
        } catch (NoSuchFileException missing) {
            throw new CorpusException(folder + ": there is no such folder; expected one of traces", missing);
        } catch (NotDirectoryException file) {
            throw new CorpusException(folder + ": is not a folder; expected one of traces", file);
        } catch (IOException unreadable) {
            throw new CorpusException(folder + ": cannot be read (" + unreadable.getMessage()
                    + "); expected a folder of traces", unreadable);
        }
    }

    /** Nothing that is recorded is ever known by its place only: two of one name could not be told apart in a report. */
    private static List<TraceSource> checked(String where, List<TraceSource> traces) throws CorpusException {
        List<TraceSource> sorted = traces.stream().sorted(Comparator.comparing(TraceSource::name)).toList();
        if (sorted.isEmpty()) {
            throw new CorpusException(where + ": there is no trace in it; expected files whose names end in "
                    + String.join(" or ", TraceFile.ENDINGS));
        }
        for (int next = 1; next < sorted.size(); next++) {
            String name = sorted.get(next).name();
            if (name.equals(sorted.get(next - 1).name())) {
                throw new CorpusException(where + ": two traces are called '" + name + "'; remove one of them");
            }
        }
        return sorted;
    }

    private static List<String> fileNames(URL folder) throws IOException {
        return folder.openConnection() instanceof JarURLConnection jar
                ? fileNames(jar)
                : fileNames(Path.of(URI.create(folder.toString())));
    }

    private static List<String> fileNames(JarURLConnection jar) throws IOException {
        return jar.getJarFile()
                .stream()
                .map(JarEntry::getName)
                .filter(entry -> entry.startsWith(SHIPPED))
                .map(entry -> entry.substring(SHIPPED.length()))
                .filter(Corpus::isTrace)
                .toList();
    }

    private static List<String> fileNames(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (isTrace(name) && !Files.isDirectory(file)) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return names;
    }

    private static boolean isTrace(String file) {
        return !file.startsWith(".") && !file.contains("/") && TraceFile.ENDINGS.stream().anyMatch(file::endsWith);
    }
}
