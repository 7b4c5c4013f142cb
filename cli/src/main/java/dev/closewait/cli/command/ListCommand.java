package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.Json;
import dev.closewait.cli.output.Style;
import dev.closewait.cli.output.Terminal;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code closewait list}: the scenarios, a line each. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the scenarios, a line each.")
public final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    public ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Catalogue.shipped()
                .forEach(scenario -> terminal.out().println(output.json() ? Json.line(scenario) : text(scenario)));
        return ExitCode.OK;
    }

    private String text(Scenario scenario) {
        String name = String.format("%-24s", scenario.name());
        String diagnosis = String.format("%-12s", scenario.expect().diagnosis());
        return new Style(terminal).bold(name) + diagnosis + firstSentence(scenario.story());
    }

    private static String firstSentence(String story) {
        String oneLine = story.strip().replaceAll("\\s+", " ");
        int end = oneLine.indexOf(". ");
        return end < 0 ? oneLine : oneLine.substring(0, end + 1);
    }
}
