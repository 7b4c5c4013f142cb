package dev.closewait.scenarios.grade;

import dev.closewait.client.report.Report;
import dev.closewait.detector.observation.Observation;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.kernel.Recording;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The record of one run: all that is judged.
 *
 * @param scenario what ran: of a twin, the scenario without its bug
 * @param twin whether it is a twin
 * @param port the port that the service listens on; empty when its clients are observed
 * @param recording what the kernel showed
 * @param seen all that was looked at, also of what ran beside it
 * @param statements what the detector said after each observation
 * @param report how it went for the clients
 * @param wallTime how long it took, from the server's start to its end
 */
public record Run(Scenario scenario, boolean twin, OptionalInt port, Recording recording, List<Observation> seen,
        List<Statement> statements, Report report, Duration wallTime) {
    public Run {
        seen = List.copyOf(seen);
        statements = List.copyOf(statements);
    }

    /** The same record, of a run that took so long. */
    public Run lasting(Duration time) {
        return new Run(scenario, twin, port, recording, seen, statements, report, time);
    }

    /** What the detector had said when the load ended. */
    List<Statement> statementsUnderLoad() {
        return statements.stream().filter(statement -> statement.nanos() <= recording.loadEnded()).toList();
    }
}
