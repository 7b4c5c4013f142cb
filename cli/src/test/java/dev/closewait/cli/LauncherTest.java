package dev.closewait.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the launchers become, and what they say when they cannot. */
class LauncherTest extends LauncherHouse {
    @Test
    void argumentsAndTheExitCodePassThroughUnchanged() throws Exception {
        Outcome outcome = launch("run", "two words", "*");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .endsWith("<dev.closewait.cli.Main><run><two words><*>")
                .contains("<-cp><" + house + "/cli/target/closewait-cli-1.jar:" + house
                        + "/cli/target/lib/picocli-1.jar:" + house + "/cli/target/lib/*>");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void itRunsThroughASymbolicLinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), house.resolve("closewait"));

        assertThat(start(link, "list").waitForOutcome().code()).isEqualTo(2);
    }

    @Test
    void whatRunsForLongIsCompiledByAllCompilersAndKeepsItsHeapSmall() throws Exception {
        assertThat(launch("watch", "--every", "1s").out()).contains("<-Xmn6m>").doesNotContain("TieredStopAtLevel");
        assertThat(launch("explain").out()).contains("<-XX:TieredStopAtLevel=1>").doesNotContain("-Xmn");
    }

    @Test
    void theBenchBuildsTheCommandLineTooAndItsFlagsAreTheSame() throws Exception {
        Outcome bench = start(house.resolve("closewait-bench"), "tables").waitForOutcome();
        launch("list");

        assertThat(Files.readAllLines(temp.resolve("builds"), UTF_8)).singleElement()
                .asString()
                .contains("-pl benchmarks -am package");
        assertThat(bench.out()).contains("<-Dclosewait.home=" + house + ">", "<-XX:-UsePerfData>",
                "<--enable-native-access=ALL-UNNAMED>").endsWith("<dev.closewait.bench.Bench><tables>");
        assertThat(start(house.resolve("closewait-bench"), "jmh", "-l").waitForOutcome().out())
                .endsWith("<dev.closewait.bench.jmh.Jmh><-l>");
    }

    @Test
    void withoutAJdk25ItSaysInOneLineWhatToInstall() throws Exception {
        write(jdks.resolve("jdk-25/release"), "JAVA_VERSION=\"17.0.15\"\n");

        Outcome outcome = launch("list");

        assertThat(outcome.code()).isEqualTo(INTERNAL_ERROR);
        assertThat(outcome.err().lines()).singleElement()
                .asString()
                .contains("no JDK 25", "openjdk-25-jdk",
                        "sdk install java 25-tem", "https://adoptium.net", jdks.toString());
    }

    @Test
    void withoutMavenItSaysInOneLineWhatToInstall() throws Exception {
        Files.delete(path.resolve("mvn"));

        Outcome outcome = launch("list");

        assertThat(outcome.code()).isEqualTo(INTERNAL_ERROR);
        assertThat(outcome.err().lines()).singleElement().asString().contains("no Maven", "apt install maven");
    }
}
