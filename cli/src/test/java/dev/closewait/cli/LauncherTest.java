package dev.closewait.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in a house of its own with a Java and a Maven that only note how they were called. */
class LauncherTest {
    private static final int INTERNAL_ERROR = 70;
    private static final long DEADLINE_SECONDS = 20;
    private static final long BETWEEN_LOOKS_MILLIS = 10;

    @TempDir
    Path temp;

    private Path house;
    private Path jdks;
    private Path path;

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

    @Test
    void argumentsAndTheExitCodePassThroughUnchanged() throws Exception {
        Outcome outcome = launch("run", "two words", "*");

        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.out)
                .endsWith("<dev.closewait.cli.Main><run><two words><*>")
                .contains("<-cp><" + house + "/cli/target/closewait-cli-1.jar:" + house
                        + "/cli/target/lib/picocli-1.jar:" + house + "/cli/target/lib/*>");
        assertThat(outcome.err).isEmpty();
    }

    @Test
    void itRunsThroughASymbolicLinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), house.resolve("closewait"));

        assertThat(start(link, "list").waitForOutcome().code).isEqualTo(2);
    }

    @Test
    void itBuildsOnceAndAgainOnlyWhenASourceChanged() throws Exception {
        launch("list");
        launch("list");
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(house.resolve("cli/src/main/java/Main.java"), later());
        launch("list");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void whenItHasBuiltItKeepsTheClassesOfAShortCommandForLaterStarts() throws Exception {
        script(jdks.resolve("jdk-25/bin/java"), "echo \"$*\" >>'" + temp + "/starts'");
        launch("list");
        launch("list");

        String cache = house + "/cli/target/closewait.aot ";
        assertThat(Files.readAllLines(temp.resolve("starts"), UTF_8)).satisfiesExactly(
                training -> assertThat(training).startsWith("-XX:AOTCacheOutput=" + cache).endsWith("Main explain"),
                first -> assertThat(first).startsWith("-XX:AOTCache=" + cache).endsWith("Main list"),
                second -> assertThat(second).startsWith("-XX:AOTCache=" + cache).endsWith("Main list"));
    }

    @Test
    void whatRunsForLongIsCompiledByAllCompilersAndKeepsItsHeapSmall() throws Exception {
        assertThat(launch("watch", "--every", "1s").out).contains("<-Xmn6m>").doesNotContain("TieredStopAtLevel");
        assertThat(launch("explain").out).contains("<-XX:TieredStopAtLevel=1>").doesNotContain("-Xmn");
    }

    @Test
    void itBuildsAgainWhenASourceWentAway() throws Exception {
        launch("list");
        Files.delete(house.resolve("cli/src/main/java/Main.java"));
        Files.setLastModifiedTime(house.resolve("cli/src/main/java"), later());
        launch("list");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void ofLaunchersThatStartTogetherOneBuilds() throws Exception {
        List<Launched> launched = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            launched.add(start(house.resolve("closewait"), "list"));
        }
        for (Launched each : launched) {
            assertThat(each.waitForOutcome().code).isEqualTo(2);
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void theBenchBuildsTheCommandLineTooAndItsFlagsAreTheSame() throws Exception {
        Outcome bench = start(house.resolve("closewait-bench"), "tables").waitForOutcome();
        launch("list");

        assertThat(Files.readAllLines(temp.resolve("builds"), UTF_8)).singleElement()
                .asString()
                .contains("-pl benchmarks -am package");
        assertThat(bench.out).contains("<-Dclosewait.home=" + house + ">", "<-XX:-UsePerfData>",
                "<--enable-native-access=ALL-UNNAMED>").endsWith("<dev.closewait.bench.Bench><tables>");
        assertThat(start(house.resolve("closewait-bench"), "jmh", "-l").waitForOutcome().out)
                .endsWith("<dev.closewait.bench.jmh.Jmh><-l>");
    }

    /** A closewait that runs has its jars open, whoever builds. */
    @ParameterizedTest
    @ValueSource(strings = {"closewait", "closewait-bench"})
    void aBuildRemovesTheJarsAndOverwritesNone(String launcher) throws Exception {
        write(house.resolve("cli/target/closewait-cli-1.jar"), "open");
        write(house.resolve("cli/target/lib/netty.jar"), "open");
        script(path.resolve("mvn"), "cd '" + house + "/cli/target' && find . -name '*.jar' >'" + temp + "/builds'");

        start(house.resolve(launcher), "list").waitForOutcome();

        assertThat(temp.resolve("builds")).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"closewait", "closewait-bench"})
    void aLauncherThatIsEndedEndsItsBuildAndTheNextOneBuilds(String launcher) throws Exception {
        Path mavens = temp.resolve("mavens");
        script(path.resolve("mvn"), "echo $$ >>'" + mavens + "'\nexec " + whereIs("sleep") + " 60");
        Launched first = start(house.resolve(launcher), "list");
        ProcessHandle maven = ProcessHandle.of(await(mavens, 1)).orElseThrow();

        first.process.destroy();

        assertThat(first.waitForOutcome().code).isEqualTo(130);
        maven.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        Launched second = start(house.resolve(launcher), "list");
        await(mavens, 2);
        second.process.destroy();
        second.waitForOutcome();
    }

    /** Its Maven goes on, and has the lock. */
    @Test
    void afterOneThatWasKilledInItsBuildTheNextOneBuilds() throws Exception {
        Path mavens = temp.resolve("mavens");
        script(path.resolve("mvn"), "echo $$ >>'" + mavens + "'\nexec " + whereIs("sleep") + " 60");
        Launched first = start(house.resolve("closewait"), "list");
        ProcessHandle maven = ProcessHandle.of(await(mavens, 1)).orElseThrow();
        first.process.destroyForcibly().waitFor();

        Launched second = start(house.resolve("closewait-bench"), "tables");
        assertThat(maven.isAlive()).isTrue();
        maven.destroy();

        await(mavens, 2);
        second.process.destroy();
        assertThat(second.waitForOutcome().code).isEqualTo(130);
    }

    @Test
    void aFailedBuildShowsMavensErrorsAndIsTriedAgain() throws Exception {
        script(path.resolve("mvn"),
                "echo mvn >>'" + temp + "/builds'\necho '[INFO] busy'\necho '[ERROR] no luck'\nexit 1");

        Outcome outcome = launch("list");
        launch("list");

        assertThat(outcome.code).isEqualTo(INTERNAL_ERROR);
        assertThat(outcome.err).contains("[ERROR] no luck").contains("cli/target/build.log").doesNotContain("busy");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void withoutAJdk25ItSaysInOneLineWhatToInstall() throws Exception {
        write(jdks.resolve("jdk-25/release"), "JAVA_VERSION=\"17.0.15\"\n");

        Outcome outcome = launch("list");

        assertThat(outcome.code).isEqualTo(INTERNAL_ERROR);
        assertThat(outcome.err.lines()).singleElement()
                .asString()
                .contains("no JDK 25", "openjdk-25-jdk",
                        "sdk install java 25-tem", "https://adoptium.net", jdks.toString());
    }

    @Test
    void withoutMavenItSaysInOneLineWhatToInstall() throws Exception {
        Files.delete(path.resolve("mvn"));

        Outcome outcome = launch("list");

        assertThat(outcome.code).isEqualTo(INTERNAL_ERROR);
        assertThat(outcome.err.lines()).singleElement().asString().contains("no Maven", "apt install maven");
    }

    private record Outcome(int code, String out, String err) {}

    private record Launched(Process process, Path out, Path err) {
        Outcome waitForOutcome() throws Exception {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("the launcher ended").isTrue();
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    private Outcome launch(String... arguments) throws Exception {
        return start(house.resolve("closewait"), arguments).waitForOutcome();
    }

    private Launched start(Path launcher, String... arguments) throws IOException {
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

    /** The last process of a file that has so many. */
    private static long await(Path processes, int count) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        List<String> lines = List.of();
        while (lines.size() < count && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            lines = Files.exists(processes) ? Files.readAllLines(processes) : List.of();
        }
        assertThat(lines).hasSize(count);
        return Long.parseLong(lines.getLast());
    }

    private long builds() throws IOException {
        return Files.readAllLines(temp.resolve("builds"), UTF_8).size();
    }

    /** Later than any stamp, whatever the resolution of the file system's times. */
    private static FileTime later() {
        return FileTime.fromMillis(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(1));
    }

    private static Path whereIs(String tool) {
        return List.of("/usr/bin", "/bin")
                .stream()
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("neither /usr/bin nor /bin has " + tool));
    }

    private static void script(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
