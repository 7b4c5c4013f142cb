package dev.closewait.scenarios.run;

import dev.closewait.client.report.Report;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Judge;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.Run;
import dev.closewait.scenarios.grade.ScenarioResult;
import dev.closewait.scenarios.kernel.Recording;
import dev.closewait.scenarios.kernel.Settling;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs scenarios on this machine: a server and its clients, each a process of its own, on loopback. */
public final class ScenarioRunner {
    /** A JVM is up in under a second; a machine that is busy with something else may need many times that. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(20);
    /** How long after their last connection the clients may take over their report. */
    private static final Duration REPORT_DEADLINE = Duration.ofSeconds(20);
    /** The last lines of a process that has ended are there at once, or never come. */
    private static final Duration LAST_LINES = Duration.ofSeconds(1);
    /** How long after the load sockets may take over leaving CLOSE_WAIT, at the least. */
    private static final Duration SETTLE_DEADLINE = Duration.ofSeconds(2);
    /** So many looks fit into it, however far apart: {@link Settling} wants four alike; two more may see a socket go. */
    private static final int SETTLE_LOOKS = 6;

    private final Supplier<? extends Detector> detectors;
    private final RunListener listener;
    private final Simulations simulations;

    /**
     * A runner of any number of scenarios, one after the other.
     *
     * @param detectors makes the detector that is graded, a new one for each run
     * @param listener told how it goes
     */
    public ScenarioRunner(Supplier<? extends Detector> detectors, RunListener listener) {
        this(detectors, listener, Simulations.REAL);
    }

    ScenarioRunner(Supplier<? extends Detector> detectors, RunListener listener, Simulations simulations) {
        this.detectors = detectors;
        this.listener = listener;
        this.simulations = simulations;
    }

    /**
     * Runs a scenario, then its twin if it has one. All processes have ended when this returns or throws.
     *
     * @throws RunException when a process did not start or ended half-way, or the sockets could not be read
     * @throws InterruptedException when this thread was interrupted
     */
    public ScenarioResult run(Scenario scenario) throws RunException, InterruptedException {
        Outcome main = run(scenario, false);
        Optional<Scenario> twin = scenario.asTwin();
        return new ScenarioResult(main, twin.isEmpty() ? Optional.empty() : Optional.of(run(twin.get(), true)));
    }

    /**
     * Makes one run.
     *
     * @param scenario what to run: for a twin, {@link Scenario#asTwin()}
     * @param twin whether it is a twin
     * @throws RunException as {@link #run(Scenario)}
     * @throws InterruptedException as {@link #run(Scenario)}
     */
    public Outcome run(Scenario scenario, boolean twin) throws RunException, InterruptedException {
        listener.started(scenario, twin, scenario.run().length());
        long began = System.nanoTime();
        Recorded recorded = record(scenario);
        Outcome outcome = Judge.judge(new Run(scenario, twin, recorded.recording(), recorded.watch().looks(),
                recorded.report(), Duration.ofNanos(System.nanoTime() - began)));
        listener.finished(outcome);
        return outcome;
    }

    private Recorded record(Scenario scenario) throws RunException, InterruptedException {
        try (Simulators simulators = new Simulators()) {
            Simulator server = simulators.start(simulations.server(), CommandLines.server(scenario.server()));
            int port = server.await("ready", START_DEADLINE).json().path("port").asInt();
            try (Observer observer = new Observer(SocketTables.open(listener::noticed), Scope.port(port))) {
                Watch watch = new Watch(observer, detectors.get(), listener, scenario.run().every());
                watch.look();
                Simulator client = simulators.start(simulations.client(),
                        CommandLines.client(scenario.client(), scenario.run(), port));
                return watchLoad(scenario, server, client, watch);
            }
        } catch (SocketTableException unreadable) {
            throw new RunException("the sockets cannot be observed: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Recorded watchLoad(Scenario scenario, Simulator server, Simulator client, Watch watch)
            throws RunException, InterruptedException, SocketTableException {
        long began = lookUntil("started", START_DEADLINE, server, client, watch).nanos();
        watch.loadBegan(began);
        Duration length = scenario.run().length();
        Line report = lookUntil("report", length.plus(scenario.client().patience()).plus(REPORT_DEADLINE), server,
                client, watch);
        client.close();
        boolean settled = settle(scenario.run().every(), server, watch);
        return new Recorded(watch, Report.parse(report.text()), new Recording(server.pid(), began,
                Math.min(began + length.toNanos(), report.nanos()), settled, watch.observations()));
    }

    /** Looks at the sockets until the client says what is awaited. */
    private static Line lookUntil(String event, Duration patience, Simulator server, Simulator client, Watch watch)
            throws RunException, InterruptedException, SocketTableException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (client.running()) {
            watch.look();
            server.mustRun();
            Optional<Line> line = client.poll(event);
            if (line.isPresent()) {
                return line.get();
            }
            if (System.nanoTime() >= deadline) {
                throw client.silent(event, patience);
            }
        }
        return client.await(event, LAST_LINES);
    }

    private static boolean settle(Duration every, Simulator server, Watch watch)
            throws RunException, InterruptedException, SocketTableException {
        long deadline = System.nanoTime()
                + Math.max(SETTLE_DEADLINE.toNanos(), every.multipliedBy(SETTLE_LOOKS).toNanos());
        int underLoad = watch.observations().size();
        boolean settled = false;
        while (!settled && System.nanoTime() < deadline) {
            watch.look();
            server.mustRun();
            settled = Settling.reached(watch.observations().subList(underLoad, watch.observations().size()));
        }
        return settled;
    }

    private record Recorded(Watch watch, Report report, Recording recording) {}
}
