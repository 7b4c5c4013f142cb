package dev.closewait.scenarios.grade;

import dev.closewait.client.report.Report;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.kernel.Recording;
import java.time.Duration;
import java.util.List;

/**
 * The record of one run: all that is judged.
 *
 * @param scenario what ran: of a twin, the scenario without its bug
 * @param twin whether it is a twin
 * @param recording what the kernel showed
 * @param statements what the detector said after each observation
 * @param report how it went for the clients
 * @param wallTime how long it took, from the server's start to its end
 */
public record Run(Scenario scenario, boolean twin, Recording recording, List<Statement> statements, Report report,
        Duration wallTime) {
    public Run {
        statements = List.copyOf(statements);
    }

    /** The same record, of a run that took so long. */
    public Run lasting(Duration time) {
        return new Run(scenario, twin, recording, statements, report, time);
    }

    /** What the detector had said when the load ended. */
    List<Statement> statementsUnderLoad() {
        return statements.stream().filter(statement -> statement.nanos() <= recording.loadEnded()).toList();
    }
}
