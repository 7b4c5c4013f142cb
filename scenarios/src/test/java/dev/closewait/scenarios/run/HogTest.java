package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.file.ScenarioFiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HogTest {
    private static final int SIGXCPU = 24;

    /** By the CPU that it burnt, and not by how often it looked round: how long that takes depends on the machine. */
    @Test
    void aHogEndsByItselfWhenItHasBurntWhatItMay() throws Exception {
        Program hog = Hog.on(ScenarioFiles.parse("long.yaml", LongRun.SCENARIO).server().limits(), Duration.ZERO);
        Process process = new ProcessBuilder(hog.command(List.of())).start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + SIGXCPU);
        } finally {
            process.destroyForcibly();
        }
    }
}
