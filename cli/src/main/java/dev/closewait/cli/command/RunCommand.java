package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.HostHeader;
import dev.closewait.cli.output.Json;
import dev.closewait.cli.output.ReportFiles;
import dev.closewait.cli.output.ResultTable;
import dev.closewait.cli.output.RunScreen;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.report.RunGallery;
import dev.closewait.cli.report.RunReport;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.ScenarioResult;
import dev.closewait.scenarios.run.Place;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunKeeper;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code closewait run}: runs scenarios, and grades what the detector said of them. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs scenarios on real sockets and grades them; with no name, the three patterns.")
public final class RunCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Terminal terminal;

    @Parameters(paramLabel = "NAME|FILE|TAG", arity = "0..*", description = "Scenarios: shipped ones by name, group or tag, or all of them by 'all' (see 'closewait list'), or files of your own.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--transport", paramLabel = "NAME", description = "The servers' transport instead of the scenarios' own: nio, epoll or io_uring. Where a bug does not show on it, the scenario must come out harmless.")
    private Optional<Transport> transport = Optional.empty();

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private DetectorOption detector = new DetectorOption();

    @Mixin
    private TraceFolderOption record = new TraceFolderOption();

    @Mixin
    private RunReportOptions reports = new RunReportOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ScenarioFileException, RunException, InterruptedException, IOException {
        List<Scenario> scenarios = Catalogue.findAll(words)
                .stream()
                .map(scenario -> transport.map(scenario::on).orElse(scenario))
                .toList();
        long began = System.nanoTime();
        RunListener listener = output.json() ? new JsonLines() : new RunScreen(terminal);
        ReportFiles<RunReport> files = reports.files();
        files.check();
        RunGallery gallery = new RunGallery();
        RunKeeper keeper = record.open(scenarios, listener::noticed).and(gallery);
        List<ScenarioResult> results = new ArrayList<>();
        try (Place where = place.open(listener)) {
            if (!output.json()) {
                terminal.out().println(HostHeader.line());
            }
            ScenarioRunner runner = new ScenarioRunner(where, detector::make, listener, keeper);
            for (Scenario scenario : scenarios) {
                results.add(runner.run(scenario));
            }
        }
        Grade grade = ScenarioResult.worst(results);
        double seconds = Duration.ofNanos(System.nanoTime() - began).toNanos() / NANOS_PER_SECOND;
        if (output.json()) {
            terminal.out().println(Json.finalLine(results, grade, seconds));
        } else {
            new ResultTable(terminal).print(results, grade, seconds);
        }
        files.write(new RunReport(results, gallery.portraits(), HostHeader.line(), seconds));
        return ExitCode.of(grade);
    }

    /** A line for each outcome, as soon as it is there. */
    private final class JsonLines implements RunListener {
        @Override
        public void noticed(String notice) {
            terminal.err().println("closewait: " + notice);
        }

        @Override
        public void skipped(Scenario scenario, String why) {
            terminal.err().println("closewait: " + scenario.name() + " is skipped: " + why);
        }

        @Override
        public void finished(Outcome outcome) {
            terminal.out().println(Json.line(outcome));
        }
    }
}
