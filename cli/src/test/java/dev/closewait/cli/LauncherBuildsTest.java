package dev.closewait.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launchers build, and that one builds where several are started, ended or killed. */
class LauncherBuildsTest extends LauncherHouse {
    private static final long BETWEEN_LOOKS_MILLIS = 10;

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
            assertThat(each.waitForOutcome().code()).isEqualTo(2);
        }
        assertThat(builds()).isEqualTo(1);
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

        first.process().destroy();

        assertThat(first.waitForOutcome().code()).isEqualTo(130);
        maven.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        Launched second = start(house.resolve(launcher), "list");
        await(mavens, 2);
        second.process().destroy();
        second.waitForOutcome();
    }

    /** Its Maven goes on, and has the lock. */
    @Test
    void afterOneThatWasKilledInItsBuildTheNextOneBuilds() throws Exception {
        Path mavens = temp.resolve("mavens");
        script(path.resolve("mvn"), "echo $$ >>'" + mavens + "'\nexec " + whereIs("sleep") + " 60");
        Launched first = start(house.resolve("closewait"), "list");
        ProcessHandle maven = ProcessHandle.of(await(mavens, 1)).orElseThrow();
        first.process().destroyForcibly().waitFor();

        Launched second = start(house.resolve("closewait-bench"), "tables");
        assertThat(maven.isAlive()).isTrue();
        maven.destroy();

        await(mavens, 2);
        second.process().destroy();
        assertThat(second.waitForOutcome().code()).isEqualTo(130);
    }

    @Test
    void aFailedBuildShowsMavensErrorsAndIsTriedAgain() throws Exception {
        script(path.resolve("mvn"),
                "echo mvn >>'" + temp + "/builds'\necho '[INFO] busy'\necho '[ERROR] no luck'\nexit 1");

        Outcome outcome = launch("list");
        launch("list");

        assertThat(outcome.code()).isEqualTo(INTERNAL_ERROR);
        assertThat(outcome.err()).contains("[ERROR] no luck").contains("cli/target/build.log").doesNotContain("busy");
        assertThat(builds()).isEqualTo(2);
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
}
