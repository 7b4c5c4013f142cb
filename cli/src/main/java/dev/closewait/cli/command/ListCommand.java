package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.Json;
import dev.closewait.cli.output.Style;
import dev.closewait.cli.output.Terminal;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Group;
import dev.closewait.scenarios.file.Scenario;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code closewait list}: the scenarios by their groups, a line each. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the scenarios by their groups, a line each.")
public final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    public ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (output.json()) {
            Catalogue.shipped().forEach(scenario -> terminal.out().println(Json.line(scenario)));
        } else {
            text();
        }
        return ExitCode.OK;
    }

    private void text() {
        int names = width(Scenario::name);
        int patterns = width(ListCommand::patterns);
        String gap = "";
        for (Group group : Group.values()) {
            List<Scenario> itsOwn = Catalogue.shipped().stream().filter(each -> each.group() == group).toList();
            if (!itsOwn.isEmpty()) {
                terminal.out().println(gap + new Style(terminal).bold(group + ": ") + group.title());
                itsOwn.forEach(scenario -> terminal.out()
                        .println("  " + padded(scenario.name(), names) + padded(patterns(scenario), patterns)
                                + scenario.storyInOneSentence()));
                gap = System.lineSeparator();
            }
        }
    }

    private static int width(Function<Scenario, String> column) {
        return Catalogue.shipped().stream().mapToInt(scenario -> column.apply(scenario).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width + 2 - text.length());
    }

    private static String patterns(Scenario scenario) {
        return Stream.concat(Stream.of(scenario.expect().diagnosis()), scenario.expect().also().stream())
                .map(Enum::name)
                .collect(Collectors.joining(" with "));
    }
}
