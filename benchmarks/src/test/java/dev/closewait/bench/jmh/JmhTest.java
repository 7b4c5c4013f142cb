package dev.closewait.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run of JMH that cannot be kept is one line, and")
class JmhTest {
    private static final int WRONG = 1;
    private static final int BAD_USAGE = 64;

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home;

    @BeforeEach
    void besideOthers() {
        System.setProperty("jmh.ignoreLock", "true"); // Times are not looked at here.
    }

    @Test
    void badUsageWhereTheCommandLineCannotBeUsed() {
        assertThat(keep("--fast")).isEqualTo(BAD_USAGE);
        assertThat(said()).contains("fast");
        assertThat(keep("NoSuchBenchmark", "-v", "SILENT")).isEqualTo(BAD_USAGE);
        assertThat(said()).contains("no benchmark matches 'NoSuchBenchmark", "./closewait-bench jmh -l");
        assertThat(Jmh.keep(Optional.empty(), List.of(), new PrintWriter(err, true))).isEqualTo(BAD_USAGE);
        assertThat(said()).contains("start this by ./closewait-bench jmh");
    }

    @Test
    void aFailureWhereABenchmarkFails() {
        assertThat(keep("ExplainBenchmark", "-p", "size=-1", "-p", "tool=SS", "-f", "1", "-wi", "0", "-i", "1", "-r",
                "1ms", "-v", "SILENT")).isEqualTo(WRONG);
        assertThat(said()).contains("0 sockets were explained");
    }

    private int keep(String... arguments) {
        return Jmh.keep(Optional.of(home), List.of(arguments), new PrintWriter(err, true));
    }

    /** The one line since the last time. */
    private String said() {
        assertThat(err.toString().lines()).singleElement().asString().startsWith("closewait-bench jmh: ");
        String line = err.toString();
        err.getBuffer().setLength(0);
        return line;
    }
}
