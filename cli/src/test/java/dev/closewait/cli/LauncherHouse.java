package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A house of its own for launchers, with a Java and a Maven that only note how they were called. */
abstract class LauncherHouse {
    static final int INTERNAL_ERROR = 70;
    static final long DEADLINE_SECONDS = 20;

    @TempDir
    Path temp;

    Path house;
    Path jdks;
    Path path;

    @BeforeEach
    void layOutAHouse() throws IOException {
        // Names with a space: an expansion that lacks its quotes shows.
        house = temp.resolve("the house");
        jdks = temp.resolve("the jdks");
        path = temp.resolve("the path");
        for (String file : List.of("closewait", "closewait-bench", "config/find-jdk", "config/build",
                "sim-runtime/src/main/resources/dev/closewait/sim/jvm-flags")) {
            Path copy = house.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("..").resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        write(house.resolve("pom.xml"), "<project/>");
        write(house.resolve("cli/pom.xml"), "<project/>");
        write(house.resolve("cli/src/main/java/Main.java"), "class Main {}");

        write(jdks.resolve("jdk-25/release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"25.0.3\"\n");
        script(jdks.resolve("jdk-25/bin/javac"), "");
        script(jdks.resolve("jdk-25/bin/java"), "printf '<%s>' \"$@\"\nexit 2");
        script(path.resolve("mvn"), """
                echo "$*" >>"%s/builds"
                for module in cli benchmarks; do
                  target="%s/$module/target"
                  mkdir -p "$target/lib"
                  touch "$target/closewait-$module-1.jar" "$target/lib/picocli-1.jar"
                done
                """.formatted(temp, house));
        for (String tool : List.of("readlink", "find", "flock", "mkdir", "touch", "mv", "rm", "grep", "tail")) {
            script(path.resolve(tool), "exec " + whereIs(tool) + " \"$@\"");
        }
    }

    record Outcome(int code, String out, String err) {}

    record Launched(Process process, Path out, Path err) {
        Outcome waitForOutcome() throws Exception {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("the launcher ended").isTrue();
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    Outcome launch(String... arguments) throws Exception {
        return start(house.resolve("closewait"), arguments).waitForOutcome();
    }

    Launched start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(temp, "out", "");
        Path err = Files.createTempFile(temp, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().put("CLOSEWAIT_JDKS", jdks.toString());
        return new Launched(builder.start(), out, err);
    }

    static Path whereIs(String tool) {
        return List.of("/usr/bin", "/bin")
                .stream()
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("neither /usr/bin nor /bin has " + tool));
    }

    static void script(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
