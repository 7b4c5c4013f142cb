package dev.closewait.validation.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.closewait.detector.BrokenDetectorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Contestants are found")
class ContestantsTest {
    private static final String SERVICE = "META-INF/services/dev.closewait.detector.diagnosis.Detector";

    @TempDir
    Path folder;

    @Test
    void byName() {
        Contestant survival = Contestants.named("survival");

        assertThat(survival.name()).isEqualTo("survival");
        assertThat(survival.origin()).isEqualTo("built in");
    }

    @Test
    void orItIsSaidWhichThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> Contestants.named("oracle"))
                .withMessage("no detector is named 'oracle'; there are cusum, null, random, survival, threshold, trend,"
                        + " turnover");
    }

    @Test
    void asBaselinesThatAreAlwaysThere() {
        assertThat(Contestants.baselines()).extracting(Contestant::name)
                .containsExactly("cusum", "null", "random", "threshold", "trend", "turnover");
    }

    @Test
    void inAJar() throws Exception {
        Path jar = jar("mine.Mine", "", "\"mine\"");

        List<Contestant> found = Contestants.fromJar(jar);

        assertThat(found).singleElement().satisfies(mine -> {
            assertThat(mine.name()).isEqualTo("mine");
            assertThat(mine.origin()).isEqualTo(jar.toString());
        });
        assertThat(RecordedLooks.said(found.getFirst(), RecordedLooks.of("leak"))).isNotEmpty().allMatch(List::isEmpty);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mine.Mine  | ``                                                  | "survival" | its detector is named 'survival', as one that is built in; expected a name of its own
            mine.Mine  | public Mine() { throw new IllegalStateException("no"); } | "mine"  | Provider mine.Mine could not be instantiated (java.lang.IllegalStateException: no); expected a public class
            mine.Mine  | private Mine() {}                                   | "mine"     | mine.Mine
            mine.Mine  | ``                                                  | " "        | the name of the detector mine.Mine is blank; expected one
            mine.Mine  | ``                                                  | "a".substring(2) | the detector mine.Mine does not say its name, but throws java.lang.StringIndexOutOfBounds
            mine.Other | ``                                                  | "mine"     | Provider mine.Other not found; expected a public class that implements dev.closewait
            java.lang.String | ``                                            | "mine"     | what its META-INF/services/dev.closewait.detector.diagnosis.Detector names is not in it
            dev.closewait.detector.baseline.NullDetector | ``                | "mine"     | what its META-INF/services/dev.closewait.detector.diagnosis.Detector names is not in it
            """)
    void orItIsSaidWhatIsWrongWithTheJar(String provider, String constructor, String name, String what)
            throws Exception {
        Path jar = jar(provider, constructor, name);

        assertThatExceptionOfType(BrokenDetectorException.class).isThrownBy(() -> Contestants.fromJar(jar))
                .withMessageStartingWith(jar + ": ")
                .withMessageContaining(what);
    }

    @Test
    void orItIsSaidThatTheJarIsNone() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a jar");

        assertThatExceptionOfType(BrokenDetectorException.class).isThrownBy(() -> Contestants.fromJar(text))
                .withMessageMatching(
                        "\\Q" + text + "\\E: cannot be read as a jar \\(.+\\); expected one with detectors");
        assertThatExceptionOfType(BrokenDetectorException.class).isThrownBy(() -> Contestants.fromJar(folder))
                .withMessage(folder + ": is no file; expected a jar with detectors");
        Path none = folder.resolve("none.jar");
        assertThatExceptionOfType(BrokenDetectorException.class).isThrownBy(() -> Contestants.fromJar(none))
                .withMessage(none + ": there is no such file; expected a jar with detectors");
    }

    @Test
    void orItIsSaidThatTheJarHasNoDetector() throws IOException {
        Path jar = folder.resolve("library.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("README"));
        }

        assertThatExceptionOfType(BrokenDetectorException.class).isThrownBy(() -> Contestants.fromJar(jar))
                .withMessage(jar + ": has no detector in it; expected " + SERVICE
                        + ", which @AutoService(Detector.class) writes");
    }

    private Path jar(String provider, String constructor, String name) throws IOException {
        Path source = Files.writeString(folder.resolve("Mine.java"), source(constructor, name));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), "-d",
                        folder.toString(), source.toString());
        assertThat(compiled).as("javac").isZero();
        Path jar = folder.resolve("mine.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(SERVICE));
            zip.write((provider + "\n").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("mine/Mine.class"));
            zip.write(Files.readAllBytes(folder.resolve("mine/Mine.class")));
        }
        return jar;
    }

    /** A detector with this constructor, whose name is this expression. */
    private static String source(String constructor, String name) {
        return """
            package mine;

            public class Mine implements dev.closewait.detector.diagnosis.Detector {
                %s
                public String name() { return %s; }
                public void observe(dev.closewait.detector.observation.Observation seen) {}
                public java.util.List<dev.closewait.detector.diagnosis.Diagnosis> diagnoses() {
                    return java.util.List.of();
                }
            }
            """.formatted(constructor, name);
    }
}
