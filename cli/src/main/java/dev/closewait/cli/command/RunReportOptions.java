package dev.closewait.cli.command;

import dev.closewait.cli.output.ReportFiles;
import dev.closewait.cli.report.RunJUnitXml;
import dev.closewait.cli.report.RunPage;
import dev.closewait.cli.report.RunReport;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which files a run is reported in. */
final class RunReportOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with a plot of each run; it needs no network and no script.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML: a suite for each scenario, a case for each of its runs.")
    private Optional<Path> junit = Optional.empty();

    /** The files that were asked for. */
    ReportFiles<RunReport> files() {
        return new ReportFiles<RunReport>(command.commandLine())
                .add("--html", html, RunPage::of)
                .add("--junit", junit, RunJUnitXml::of);
    }
}
