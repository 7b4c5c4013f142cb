package dev.closewait.validation.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @TempDir
    Path folder;

    /** Each says what was true while it lasted, and nothing that its own observations deny. */
    @Test
    void theShippedTracesAreWhole() throws Exception {
        for (TraceSource source : Corpus.shipped()) {
            try (Trace trace = source.open()) {
                assertThat(trace.header().name()).isEqualTo(source.name());
                Label label = trace.header().label().orElseThrow();
                long first = Long.MAX_VALUE;
                long last = Long.MIN_VALUE;
                boolean served = false;
                for (Optional<Observation> next = trace.next(); next.isPresent(); next = trace.next()) {
                    first = Math.min(first, next.get().nanos());
                    last = Math.max(last, next.get().nanos());
                    served |= serves(next.get(), label);
                }
                assertThat(label.sinceNanos()).as(source.name()).isBetween(first, last);
                assertThat(label.untilNanos()).as(source.name()).isBetween(label.sinceNanos(), last);
                assertThat(served).as(source.name() + " shows the service that it is about").isTrue();
            }
        }
    }

    private static boolean serves(Observation observation, Label label) {
        for (int row = 0; row < observation.listeners().size(); row++) {
            if (observation.listeners().localPort(row) == label.port().orElse(-1)) {
                return true;
            }
        }
        return label.port().isEmpty();
    }

    @Test
    void aFolderIsListedByName() throws Exception {
        for (String name : List.of("b.jsonl.gz", "c.jsonl", "a.jsonl", "notes.txt", ".hidden.jsonl")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve("d.jsonl"));

        assertThat(Corpus.in(folder)).extracting(TraceSource::name).containsExactly("a", "b", "c");
    }

    /** As it is when closewait is installed; the class path of this test is of folders. */
    @Test
    void aJarIsListedToo() throws Exception {
        Path jar = folder.resolve("validation.jar");
        TraceSource some = Corpus.shipped().getFirst();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, "dev/closewait/validation/corpus/Corpus.class");
            add(out, "dev/closewait/validation/corpus/CorpusException.class");
            out.putNextEntry(new ZipEntry("corpus/"));
            add(out, "corpus/" + some.name() + ".jsonl.gz");
        }
        try (URLClassLoader jarOnly = new JarFirst(jar.toUri().toURL())) {
            List<?> sources = (List<?>) jarOnly.loadClass(Corpus.class.getName()).getMethod("shipped").invoke(null);

            assertThat(sources).singleElement().isInstanceOfSatisfying(TraceSource.class, source -> {
                assertThat(source.name()).isEqualTo(some.name());
                assertThat(firstLook(source)).isEqualTo(firstLook(some));
            });
        }
    }

    @Test
    void withoutTracesItIsSaidToBeSo() throws Exception {
        Path file = Files.createFile(folder.resolve("file.txt"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Files.createFile(two.resolve("a.jsonl"));
        Files.createFile(two.resolve("a.jsonl.gz"));

        assertRefused(folder,
                folder + ": there is no trace in it; expected files whose names end in .jsonl.gz or .jsonl");
        assertRefused(folder.resolve("none"),
                folder.resolve("none") + ": there is no such folder; expected one of traces");
        assertRefused(file, file + ": is not a folder; expected one of traces");
        assertRefused(two, two + ": two traces are called 'a'; remove one of them");
    }

    @Test
    void aBuildWithoutTracesSaysSo() throws Exception {
        Path jar = folder.resolve("validation.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, "dev/closewait/validation/corpus/Corpus.class");
            add(out, "dev/closewait/validation/corpus/CorpusException.class");
        }
        try (URLClassLoader jarOnly = new JarFirst(jar.toUri().toURL())) {
            Class<?> corpus = jarOnly.loadClass(Corpus.class.getName());

            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> corpus.getMethod("shipped").invoke(null))
                    .havingCause()
                    .withMessageContaining("built without its recorded traces");
        }
    }

    private static void assertRefused(Path folder, String message) {
        assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> Corpus.in(folder)).withMessage(message);
    }

    private static long firstLook(TraceSource source) {
        try (Trace trace = source.open()) {
            return trace.next().orElseThrow().nanos();
        } catch (Exception unreadable) {
            throw new AssertionError(source.name() + " cannot be read", unreadable);
        }
    }

    private static void add(JarOutputStream out, String resource) throws Exception {
        out.putNextEntry(new ZipEntry(resource));
        try (InputStream in = Objects.requireNonNull(CorpusTest.class.getResourceAsStream("/" + resource), resource)) {
            in.transferTo((OutputStream) out);
        }
    }

    /** Looks into the jar for what stands there, and leaves only the rest to the class path. */
    private static final class JarFirst extends URLClassLoader {
        JarFirst(URL jar) {
            super(new URL[]{jar}, CorpusTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Corpus.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }

        @Override
        public @Nullable URL getResource(String name) {
            return findResource(name);
        }
    }
}
