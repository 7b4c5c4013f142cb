package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.WatchJson;
import dev.closewait.cli.output.WatchOutput;
import dev.closewait.cli.output.WatchScreen;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code closewait watch}: observes this machine and diagnoses it, live. */
@Command(name = "watch", mixinStandardHelpOptions = true, description = "Observes this machine and diagnoses it, live, until it is stopped.")
public final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Changes changes = new Changes();
    private boolean sawListener;

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--every", paramLabel = "DURATION", defaultValue = "250ms", description = "Time between looks; default: ${DEFAULT-VALUE}.")
    private Duration every = Duration.ofMillis(250);

    @Option(names = "--for", paramLabel = "DURATION", description = "Stop after this time; without it, on Ctrl-C.")
    private Optional<Duration> length = Optional.empty();

    @Mixin
    private DetectorOption detector = new DetectorOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        StopRequest stop = new StopRequest();
        return stop.run(() -> watch(stop));
    }

    private int watch(StopRequest stop) throws SocketTableException {
        WatchOutput shownTo = output.json() ? new WatchJson(terminal) : new WatchScreen(terminal);
        SocketTable table = SocketTables.open(scope.scope().pid(), this::remark);
        try (Observer observer = new Observer(table, scope.scope())) {
            List<Diagnosis> diagnoses = watch(observer, shownTo, stop);
            shownTo.ended(diagnoses);
            if (diagnoses.isEmpty()) {
                remark(scope.scope().port().isPresent() && !sawListener
                        ? "nothing listened on port " + scope.scope().port().getAsInt() + "; 'ss -tln' lists what does"
                        : "too few looks to say anything; give --for more time");
            }
            observer.blindSpot().ifPresent(this::remark);
            return code(diagnoses);
        }
    }

    private List<Diagnosis> watch(Observer observer, WatchOutput shownTo, StopRequest stop)
            throws SocketTableException {
        Detector asked = detector.maker().get();
        long next = System.nanoTime();
        long end = length.map(time -> System.nanoTime() + time.toNanos()).orElse(Long.MAX_VALUE);
        do {
            Observation observation = observer.observe();
            asked.observe(observation);
            sawListener |= observation.listeners().size() > 0;
            List<Diagnosis> diagnoses = asked.diagnoses();
            shownTo.looked(observation, diagnoses);
            changes.among(diagnoses).forEach(shownTo::changed);
            // A look that was missed is not made up for: two in a row would see the same.
            next = Math.max(next + every.toNanos(), System.nanoTime());
        } while (next < end && isRead() && stop.waitUntil(next));
        return asked.diagnoses();
    }

    /** Whether anybody still reads what is written: in {@code closewait watch | head}, nobody does in the end. */
    private boolean isRead() {
        return !terminal.out().checkError();
    }

    private void remark(String notice) {
        terminal.err().println("closewait: " + notice);
    }

    private static int code(List<Diagnosis> diagnoses) {
        if (diagnoses.isEmpty()) {
            return ExitCode.UNKNOWN;
        }
        return diagnoses.stream().anyMatch(said -> said.pattern().problem()) ? ExitCode.PROBLEM : ExitCode.OK;
    }
}
