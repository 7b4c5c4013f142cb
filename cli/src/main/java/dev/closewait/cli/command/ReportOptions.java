package dev.closewait.cli.command;

import dev.closewait.cli.output.ReportFiles;
import dev.closewait.validation.report.JUnitXml;
import dev.closewait.validation.report.Markdown;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.html.HtmlReport;
import dev.closewait.validation.score.ScorecardJson;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which files a scorecard is written to. */
final class ReportOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots; it needs no network and no script.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML: a case for each trace of each contestant that was named.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write a short summary in Markdown, as for \"$$GITHUB_STEP_SUMMARY\".")
    private Optional<Path> markdown = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the scorecard as JSON, which --baseline reads.")
    private Optional<Path> json = Optional.empty();

    /** The files that were asked for. */
    ReportFiles<Report> files() {
        return new ReportFiles<Report>(command.commandLine())
                .add("--html", html, HtmlReport::of)
                .add("--junit", junit, JUnitXml::of)
                .add("--markdown", markdown, Markdown::of)
                .add("--json", json, report -> ScorecardJson.text(report.scorecard()));
    }
}
