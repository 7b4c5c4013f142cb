package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.Harmless;
import dev.closewait.cli.output.ReportFiles;
import dev.closewait.cli.output.ScorecardText;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.ValidateScreen;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.report.Changes;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.score.Comparison;
import dev.closewait.validation.score.CostProfiles;
import dev.closewait.validation.score.Scorecard;
import dev.closewait.validation.score.ScorecardJson;
import dev.closewait.validation.score.Validation;
import dev.closewait.validation.score.ValidationListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code closewait validate}: scores detectors over traces. */
@Command(name = "validate", mixinStandardHelpOptions = true, description = "Scores detectors, ours or anybody's, over recorded and simulated traces.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:everything was scored, and nothing is a regression against --baseline",
    "1:a regression: a mark got worse, there is a new false alarm, or the score fell",
    "2:could not tell: a contestant that was named has no trace that it did not lose, or is not in the baseline, or has no trace in common with it",
    "64:bad usage",
    "70:internal error"})
public final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ContestantOptions contestants = new ContestantOptions();

    @Mixin
    private CorpusOptions corpus = new CorpusOptions();

    @Mixin
    private BaselineOptions baseline = new BaselineOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<Contestant> named = contestants.named();
        BaselineOptions.Chosen chosen = baseline.read();
        List<TraceSource> traces = corpus.traces();
        ReportFiles<Report> files = reports.files();
        files.check();
        Set<String> names = named.stream().map(Contestant::name).collect(Collectors.toCollection(LinkedHashSet::new));
        Scorecard scorecard = score(named, chosen, traces);
        Optional<Comparison> comparison = chosen.compare(scorecard, names);
        Report report = new Report(scorecard, names, comparison.map(Changes::of));
        scorecard.troubles().forEach(this::remark);
        if (output.json()) {
            terminal.out().println(ScorecardJson.tree(scorecard));
            report.changes().ifPresent(changes -> changes.worse().forEach(worse -> remark("worse: " + worse)));
        } else {
            new ScorecardText(terminal).print(report);
        }
        files.write(report);
        return code(report, comparison);
    }

    private Scorecard score(List<Contestant> named, BaselineOptions.Chosen chosen, List<TraceSource> traces)
            throws InterruptedException {
        List<Contestant> all = new ArrayList<>(named);
        all.addAll(ContestantOptions.beside(named));
        Optional<ValidateScreen> screen = output.json()
                ? Optional.empty()
                : Optional.of(new ValidateScreen(terminal));
        try {
            return new Validation(all, chosen.profile(), CostProfiles.shipped(),
                    Runtime.getRuntime().availableProcessors(),
                    screen.<ValidationListener>map(shown -> shown).orElse(ValidationListener.NONE))
                    .run(traces, corpus.sweeps());
        } finally {
            screen.ifPresent(ValidateScreen::end);
        }
    }

    private int code(Report report, Optional<Comparison> comparison) {
        report.untold().forEach(card -> remark(card.name() + ": no trace could be scored"));
        comparison.map(Comparison::notInBaseline)
                .orElse(List.of())
                .forEach(name -> remark(name + ": is not in the baseline; make that anew with --json"));
        comparison.map(Comparison::nothingInCommon)
                .orElse(List.of())
                .forEach(name -> remark(name + ": no trace is in the baseline, so nothing was compared; make that anew"
                        + " with --json"));
        if (comparison.map(Comparison::regressed).orElse(false)) {
            return ExitCode.PROBLEM;
        }
        return report.told() ? ExitCode.OK : ExitCode.UNKNOWN;
    }

    private void remark(String what) {
        terminal.err().println("closewait: " + Harmless.text(what));
    }
}
