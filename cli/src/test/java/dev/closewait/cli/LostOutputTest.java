package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A standard output that takes nothing: to a process, {@code /dev/full} is a full disk. */
class LostOutputTest {
    private static final int DEADLINE_SECONDS = 30;
    private static final String OBSERVATION = """
            {"version":1,"at":"2026-11-22T10:30:00.5Z","nanos":1500000000,"closeWait":[],"listeners":[],"processes":[],\
            "host":{"processors":2,"loadAverage":0.5}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"list", "--help", "observe --every 20ms", "watch --every 20ms --for 20ms"})
    void isToldInOneLineAndIsNoVerdict(String arguments) throws Exception {
        assertThatItIsTold(arguments.split(" ", -1));
    }

    @Test
    void isToldOfWhatWasRead() throws Exception {
        assertThatItIsTold("diagnose", file(OBSERVATION));
        assertThatItIsTold("explain", file("tcp 0 0 10.0.0.1:80 10.0.0.2:51584 ESTABLISHED"));
    }

    private void assertThatItIsTold(String... arguments) throws Exception {
        Process process = new ProcessBuilder(ChildJvm.command(Main.class, arguments))
                .redirectOutput(new File("/dev/full"))
                .start();
        try {
            List<String> err = process.errorReader(StandardCharsets.UTF_8).lines().toList();
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
            assertThat(err).filteredOn(line -> line.contains("standard output could not be written")).hasSize(1);
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERNAL);
        } finally {
            process.destroyForcibly();
        }
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("input"), text).toString();
    }
}
