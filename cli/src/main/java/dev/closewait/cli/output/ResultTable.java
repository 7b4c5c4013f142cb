package dev.closewait.cli.output;

import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.ScenarioResult;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** What came out of a run, a row for each scenario and its twin, and a sentence of why for each. */
public final class ResultTable {
    private static final String NONE = "-";

    private final Terminal terminal;
    private final Style style;

    public ResultTable(Terminal terminal) {
        this.terminal = terminal;
        this.style = new Style(terminal);
    }

    /**
     * Prints it.
     *
     * @param grade the worst of all grades
     * @param seconds how long everything took
     */
    public void print(List<ScenarioResult> results, Grade grade, double seconds) {
        List<Outcome> outcomes = results.stream().flatMap(result -> result.outcomes().stream()).toList();
        TextTable table = table(outcomes);
        row(table, "scenario", "kernel truth", "diagnosis", "detected", "confidence", "grade");
        for (Outcome outcome : outcomes) {
            row(table, RunScreen.name(outcome.scenario(), outcome.twin()), outcome.truth().held() ? "held" : "not held",
                    outcome.diagnosis().map(Figures::patterns).orElse(NONE),
                    outcome.secondsToDetect().isPresent()
                            ? Figures.seconds(outcome.secondsToDetect().getAsDouble())
                            : NONE,
                    outcome.diagnosis().map(said -> Figures.confidence(said.confidence())).orElse(NONE),
                    style.grade(outcome.grade()));
        }
        terminal.out().println();
        terminal.out().print(table);
        terminal.out().println();
        outcomes.forEach(this::why);
        terminal.out().println();
        terminal.out()
                .println(style.grade(grade) + "  " + outcomes.size()
                        + (outcomes.size() == 1 ? " run in " : " runs in ") + Figures.seconds(seconds)
                        + skipped(results));
    }

    private static String skipped(List<ScenarioResult> results) {
        long count = results.stream().filter(result -> result.skipped().isPresent()).count();
        return count == 0 ? "" : ", " + count + " skipped";
    }

    private void why(Outcome outcome) {
        String evidence = outcome.diagnosis()
                .flatMap(said -> said.evidence().stream().findFirst())
                .map(sentence -> ". " + sentence)
                .orElse("");
        terminal.out()
                .println(style.bold(RunScreen.name(outcome.scenario(), outcome.twin())) + ": " + outcome.why()
                        + evidence);
    }

    private TextTable table(List<Outcome> outcomes) {
        int names = outcomes.stream()
                .mapToInt(outcome -> RunScreen.name(outcome.scenario(), outcome.twin()).length())
                .max()
                .orElse(0);
        int patterns = outcomes.stream()
                .mapToInt(outcome -> outcome.diagnosis().map(said -> Figures.patterns(said).length()).orElse(0))
                .max()
                .orElse(0);
        return TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF),
                column(names), column("kernel truth".length()), column(Math.max(patterns, "diagnosis".length())),
                column("detected".length()), column("confidence".length()), column("UNKNOWN".length()));
    }

    private static Column column(int width) {
        return new Column(width + 2, 0, Overflow.SPAN);
    }

    private static void row(TextTable table, String... cells) {
        Text[] texts = new Text[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = Ansi.ON.text(cells[i]);
        }
        table.addRowValues(texts);
    }
}
