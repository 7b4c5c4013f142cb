package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Detector;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/validating.md, done as it says: every file on it is written, every command is run, in its order, in one folder. */
class ValidatingPageTest {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)(?: (\\S+))?\n(.*?)^```$",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final long DEADLINE_MINUTES = 5;

    @TempDir
    Path folder;

    /**
     * A block of the page.
     *
     * @param file what it is called; empty when it is commands
     */
    private record Block(String language, String file, String text) {}

    private record Outcome(int code, String out) {}

    /** A launcher that starts the classes under test, and beside it what a detector in Java is compiled against. */
    @BeforeEach
    void checkOut() throws IOException {
        Path launcher = Files.createDirectories(folder.resolve("closewait")).resolve("closewait");
        Files.writeString(launcher, "#!/bin/sh\nexec " + ChildJvm.shellCommand() + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path lib = Files.createDirectories(folder.resolve("closewait/cli/target/lib"));
        Path detector = codeOf(Detector.class);
        if (Files.isDirectory(detector)) {
            int made = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(System.out, System.err, "--create", "--file",
                            lib.resolve("detector.jar").toString(), "-C", detector.toString(), ".");
            assertThat(made).isZero();
        } else {
            Files.copy(detector, lib.resolve("detector.jar"));
        }
    }

    @Test
    void doesWhatItSays() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (Block block : blocks()) {
            if (!block.file().isEmpty()) {
                Path file = folder.resolve(block.file());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            }
            if (block.language().equals("sh")) {
                outcomes.add(run(block.text()));
                assertThat(outcomes.getLast().code()).as(block.text() + outcomes.getLast().out()).isZero();
            } else if (block.language().equals("yaml")) {
                outcomes.add(run(stepsOf(block.text())));
            }
        }
        assertThat(outcomes).hasSize(6);

        assertThat(outcomes.get(0).out()).contains("VALIDATED", "survival scores ");
        assertThat(Files.readString(folder.resolve("first.html"))).contains("python3 mine.py scores ");
        assertThat(outcomes.get(2).out()).contains("python3 mine.py");
        assertThat(outcomes.get(3).out()).contains("exit code 1");
        assertThat(Files.readString(folder.resolve("changes.txt"))).contains("REGRESSION", "Worse than the baseline",
                "WRONG, was RIGHT");

        assertThat(outcomes.get(4).code()).as("the workflow's step, after a regression").isEqualTo(ExitCode.PROBLEM);
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("### Worse than the baseline");
        assertThat(Files.readString(folder.resolve("scorecard.xml"))).contains("<testsuite name=\"python3 mine.py\"",
                "nothing got worse");
        assertThat(folder.resolve("scorecard.html")).isNotEmptyFile();
        assertThat(folder.resolve("scorecard.json")).isNotEmptyFile();

        assertThat(outcomes.get(5).out()).contains("VALIDATED", "old-sockets scores ");
    }

    private static List<Block> blocks() throws IOException {
        Matcher found = BLOCK.matcher(Files.readString(Path.of("..", "docs", "validating.md")));
        return found.results()
                .map(block -> new Block(block.group(1), block.group(2) == null ? "" : block.group(2), block.group(3)))
                .toList();
    }

    /** What the workflow's own steps run; what others wrote is not tested here. */
    private static String stepsOf(String workflow) {
        List<String> commands = StreamSupport
                .stream(new YAMLMapper().readTree(workflow).at("/jobs/validate/steps").spliterator(), false)
                .map(step -> step.path("run"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        assertThat(commands).hasSize(1);
        return commands.getFirst();
    }

    private Outcome run(String commands) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        Path jdk = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().merge("PATH", jdk.toString(), (path, own) -> own + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)).isTrue();
            return new Outcome(process.exitValue(), said);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Path codeOf(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
