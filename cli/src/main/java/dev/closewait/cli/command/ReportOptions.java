package dev.closewait.cli.command;

import dev.closewait.cli.output.WholeFile;
import dev.closewait.validation.report.JUnitXml;
import dev.closewait.validation.report.Markdown;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.report.html.HtmlReport;
import dev.closewait.validation.score.ScorecardJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    /**
     * Makes sure that each can be written, before anything takes time.
     *
     * @throws ParameterException when one cannot
     */
    void check() {
        Map<Path, String> seen = new HashMap<>();
        files().forEach((option, file) -> {
            String other = seen.putIfAbsent(file.toAbsolutePath().normalize(), option);
            if (other != null) {
                throw badUsage(option + " " + file + ": " + other + " is written there already");
            }
            WholeFile.whyNot(file).ifPresent(why -> {
                throw badUsage(option + " " + file + ": " + why);
            });
        });
    }

    /** Writes them all. */
    void write(Report report) throws IOException {
        if (html.isPresent()) {
            WholeFile.write(html.get(), HtmlReport.of(report).getBytes(StandardCharsets.UTF_8));
        }
        if (junit.isPresent()) {
            WholeFile.write(junit.get(), JUnitXml.of(report).getBytes(StandardCharsets.UTF_8));
        }
        if (markdown.isPresent()) {
            WholeFile.write(markdown.get(), Markdown.of(report).getBytes(StandardCharsets.UTF_8));
        }
        if (json.isPresent()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ScorecardJson.write(report.scorecard(), bytes);
            WholeFile.write(json.get(), bytes.toByteArray());
        }
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        html.ifPresent(file -> files.put("--html", file));
        junit.ifPresent(file -> files.put("--junit", file));
        markdown.ifPresent(file -> files.put("--markdown", file));
        json.ifPresent(file -> files.put("--json", file));
        return files;
    }

    private ParameterException badUsage(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
