package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What README.md shows is what the commands print. */
class ReadmeTest {
    private static final String INDENT = "    ";

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Path.of("..", "README.md"));
    }

    @Test
    void listsTheScenariosAsListDoes() {
        assertThat(readme).contains(shownAs("$ ./closewait list", CommandLineRun.of("list").out()));
    }

    @Test
    void explainsAsExplainDoes() {
        String pasted = "docs/pasted-netstat.txt";
        List<String> explanation = CommandLineRun.of("explain", Path.of("..", pasted).toString()).out();
        assertThat(explanation).isNotEmpty();
        assertThat(readme).contains(shownAs("$ ./closewait explain " + pasted, explanation));
    }

    @Test
    void noOutputIsLeftToBeFilledIn() {
        assertThat(readme.lines().filter(line -> line.matches("@[A-Z]+@"))).isEmpty();
    }

    @Test
    void itsScenarioIsAScenario() throws ScenarioFileException {
        String yaml = readme.substring(readme.indexOf("```yaml\n") + "```yaml\n".length());

        assertThat(ScenarioFiles.parse("my-bug.yaml", yaml.substring(0, yaml.indexOf("```"))).name())
                .isEqualTo("my-bug");
    }

    @Test
    void namesEveryCommandAndNoOther() {
        List<String> help = CommandLineRun.of("--help").out();
        List<String> commands = help.subList(help.indexOf("Commands:") + 1, help.size())
                .stream()
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> line.matches(" {2}\\S.*")) // others go on with a description
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();

        assertThat(commands).isNotEmpty();
        assertThat(readme.lines()
                .filter(line -> line.startsWith("| `closewait "))
                .map(line -> line.split("[ `]+", -1)[2])
                .toList()).containsExactlyElementsOf(commands);
    }

    private static String shownAs(String command, List<String> output) {
        return INDENT + command + "\n"
                + output.stream().map(line -> line.isEmpty() ? line : INDENT + line).collect(Collectors.joining("\n"));
    }
}
