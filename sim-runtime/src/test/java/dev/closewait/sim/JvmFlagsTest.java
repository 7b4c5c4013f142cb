package dev.closewait.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmFlagsTest {
    private static final String FILE = "src/main/resources/dev/closewait/sim/jvm-flags";

    /** A shell and we must read the same. */
    @ParameterizedTest
    @CsvSource({"watch, $lasting", "observe, $lasting", "explain, $soon", "learn, $soon"})
    void aCommandGetsWhatTheLauncherGivesIt(String command, String pace) throws Exception {
        Process shell = new ProcessBuilder("sh", "-euc",
                ". './" + FILE + "'; printf '%s\\n' $modest " + pace + " $access")
                .redirectErrorStream(true)
                .start();

        assertThat(JvmFlags.ofCommand(command))
                .containsExactlyElementsOf(new String(shell.getInputStream().readAllBytes(), UTF_8).lines().toList());
        assertThat(shell.waitFor()).isZero();
    }

    /** Maven cannot read the file. */
    @Test
    void testsRunWithWhatEveryJvmHas() throws IOException {
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<jvm.access>" + String.join(" ", JvmFlags.ACCESS) + "</jvm.access>");
    }

    /** Nobody says again what stands in the file. */
    @ParameterizedTest
    @CsvSource({"closewait", "closewait-bench", "lessons/pages", "scenarios/cases", "scenarios/catalogue",
        "config/build"})
    void noLauncherHasFlagsOfItsOwn(String script) throws IOException {
        String text = Files.readString(Path.of("..").resolve(script));

        assertThat(Stream.of(JvmFlags.ofCommand("watch"), JvmFlags.SOON).flatMap(List::stream))
                .noneMatch(text::contains);
    }
}
