package dev.closewait.scenarios.run;

import dev.closewait.client.report.EventLines;
import dev.closewait.client.report.Progress;
import dev.closewait.client.report.Report;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.observation.Observation;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.Side;
import dev.closewait.scenarios.grade.Statement;
import dev.closewait.scenarios.grade.Run;
import dev.closewait.scenarios.kernel.Recording;
import dev.closewait.scenarios.kernel.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One scenario's part in a run: its server, its clients, and how far they are. */
final class Party {
    /** How long after their last connection the clients may take over their report. */
    private static final Duration REPORT_DEADLINE = Duration.ofSeconds(20);

    private final Scenario scenario;
    private final Lab lab;
    private final List<Served> served = new ArrayList<>();
    private final List<Long> restarts = new ArrayList<>();
    private final Events events;
    private RunningServer server;
    private Optional<StartingServer> restarting = Optional.empty();
    private Optional<Simulator> client = Optional.empty();
    private final List<Long> observedPids = new ArrayList<>();
    private long startedNanos;
    private Optional<Long> began = Optional.empty();
    private Optional<PrintedLine> report = Optional.empty();

    private Party(Scenario scenario, Lab lab, RunningServer server) {
        this.scenario = scenario;
        this.lab = lab;
        this.server = server;
        this.events = new Events(scenario.events());
        serves(server);
    }

    /** Starts the server, and returns when it is ready. */
    static Party start(Scenario scenario, Lab lab) throws RunException, InterruptedException {
        return new Party(scenario, lab, lab.startServer(scenario.server(), 0).await());
    }

    Scenario scenario() {
        return scenario;
    }

    RunningServer server() {
        return server;
    }

    /** Lets the clients loose; the load begins as soon as they say so. */
    void startClients() throws RunException {
        for (int hog = 0; hog < scenario.hogs(); hog++) {
            lab.startHog(scenario.server().limits(), StartingServer.DEADLINE.plus(patience()));
        }
        Simulator started = lab.startClient(scenario.client(), scenario.run(), server);
        client = Optional.of(started);
        startedNanos = System.nanoTime();
        if (scenario.observe() == Side.CLIENT) {
            observedPids.add(started.pid());
        }
    }

    /** The process whose sockets are looked at. */
    Simulator observed() {
        return scenario.observe() == Side.CLIENT ? client.orElseThrow() : server.process();
    }

    /** Ends the server and starts it again on its port; its clients do not wait for it. */
    void restartServer() throws RunException {
        restarts.add(System.nanoTime());
        server.process().close();
        restarting = Optional.of(lab.startServer(scenario.server(), server.port()));
    }

    /** Hears what was said since the last look, and lets happen what is due. */
    void go(long nowNanos) throws RunException, InterruptedException {
        serverMustRun();
        listen(client.orElseThrow());
        if (began.isPresent() && report.isEmpty()) {
            events.happen(Duration.ofNanos(nowNanos - began.get()), this);
        }
    }

    /**
     * Makes sure that the server has not ended.
     *
     * @throws RunException when it has, with its last words
     */
    void serverMustRun() throws RunException, InterruptedException {
        if (restarting.isPresent()) {
            Optional<RunningServer> ready = restarting.get().poll();
            if (ready.isPresent()) {
                serves(ready.get());
                restarting = Optional.empty();
            } else if (System.nanoTime() > restarts.getLast() + restarting.get().deadline().toNanos()) {
                throw restarting.get().late();
            }
        } else {
            server.mustRun();
        }
    }

    private void serves(RunningServer ready) {
        server = ready;
        if (scenario.observe() == Side.SERVER) {
            observedPids.add(ready.pid());
        }
    }

    /** Whether its server was ended and is not ready again. */
    boolean restarting() {
        return restarting.isPresent();
    }

    private void listen(Simulator clients) throws RunException, InterruptedException {
        if (report.isPresent()) {
            return;
        }
        boolean running = clients.running();
        for (Optional<PrintedLine> line = clients.next(); line.isPresent(); line = clients.next()) {
            hear(line.get());
        }
        long now = System.nanoTime();
        if (report.isEmpty() && (!running || now > deadlineNanos())) {
            String awaited = began.isEmpty() ? "started" : "report";
            throw running ? clients.silent(awaited, Duration.ofNanos(now - startedNanos)) : clients.ended();
        }
    }

    private long deadlineNanos() {
        return began.orElse(startedNanos) + (began.isEmpty() ? StartingServer.DEADLINE : patience()).toNanos();
    }

    /** How long the clients may take, from when the load began until they report on it. */
    private Duration patience() {
        return scenario.run().length().plus(scenario.client().patience()).plus(REPORT_DEADLINE);
    }

    private void hear(PrintedLine line) {
        if (line.names("started")) {
            began = Optional.of(line.nanos());
            served.add(new Served(line.nanos(), 0));
        } else if (line.names("progress") && EventLines.parse(line.text()) instanceof Progress progress) {
            served.add(new Served(line.nanos(), progress.answered()));
        } else if (line.names("report")) {
            report = Optional.of(line);
            served.add(new Served(line.nanos(), Report.parse(line.text()).answered()));
        }
    }

    /** When the load began; empty before that. */
    Optional<Long> began() {
        return began;
    }

    /** Whether the clients are through. */
    boolean over() {
        return report.isPresent();
    }

    /** The clients leave; of those that are observed, only when all has been seen. */
    void endClients() {
        if (scenario.observe() == Side.SERVER) {
            client.orElseThrow().close();
        }
    }

    /**
     * The record of its part, of what was seen of all.
     *
     * @param alone whether it was the only one
     * @param settled whether the sockets had stopped leaving at the end
     * @param twin whether it is a twin
     */
    Run run(Watch watch, boolean alone, boolean settled, boolean twin) {
        Report fared = Report.parse(report.orElseThrow().text());
        long loadBegan = began.orElseThrow();
        long loadEnded = Math.min(loadBegan + scenario.run().length().toNanos(), report.orElseThrow().nanos());
        List<Observation> seen = alone
                ? watch.observations()
                : watch.observations().stream().map(this::itsOwn).toList();
        OptionalInt port = scenario.observe() == Side.SERVER ? OptionalInt.of(server.port()) : OptionalInt.empty();
        return new Run(scenario, twin, port,
                new Recording(observedPids, loadBegan, loadEnded, settled, seen, restarts, served),
                watch.observations(), itsOwnOf(watch.statements()), fared, Duration.ZERO);
    }

    private Observation itsOwn(Observation seen) {
        Observation own = seen.copy();
        own.closeWait().retain(row -> seen.closeWait().localPort(row) == server.port());
        own.listeners().retain(row -> seen.listeners().localPort(row) == server.port());
        return own;
    }

    private List<Statement> itsOwnOf(List<Statement> statements) {
        return statements.stream()
                .map(statement -> new Statement(statement.nanos(),
                        statement.diagnoses().stream().filter(diagnosis -> isAbout(diagnosis.service())).toList()))
                .toList();
    }

    private boolean isAbout(Service service) {
        return scenario.observe() == Side.SERVER
                ? service.port() == server.port()
                : observedPids.contains(service.pid());
    }
}
