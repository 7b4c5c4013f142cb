package dev.closewait.scenarios.page;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.Run;
import dev.closewait.scenarios.kernel.Finding;
import dev.closewait.scenarios.run.Place;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import dev.closewait.sim.Transport;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs a scenario, its twin, and the scenario on every transport, and tells what was seen. */
final class Witness implements RunListener {
    private static final int MOST_ROWS = 4;
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_TRIES = 4;

    private final ScenarioRunner runner;
    private Optional<Run> recorded = Optional.empty();

    Witness(Place place) {
        runner = new ScenarioRunner(place, SurvivalDetector::new, this);
    }

    @Override
    public void recorded(Run run) {
        if (recorded.isEmpty()) {
            recorded = Optional.of(run); // what ran beside it comes after it
        }
    }

    /** What there is to see; a run in which nothing was reproduced is made again. */
    Seen see(Scenario scenario) throws RunException, InterruptedException {
        TreeMap<String, Seen.OnTransport> transports = new TreeMap<>();
        for (Transport transport : Transport.values()) {
            if (transport != scenario.server().transport() && transport.unavailable().isEmpty()) {
                transports.put(transport.toString(), onTransport(run(scenario.on(transport), false)));
            }
        }
        Optional<Scenario> twin = scenario.asTwin();
        String twins = twin.isPresent() ? said(run(twin.get(), true)) : "none";
        Outcome outcome = run(scenario, false);
        transports.put(scenario.server().transport().toString(), onTransport(outcome));
        SocketColumns last = recorded.orElseThrow().recording().underLoad().getLast().closeWait();
        return new Seen(scenario.name(), SeenFiles.digest(scenario.name()), last.size(), rows(last),
                outcome.truth().findings().stream().map(Finding::sentence).toList(), said(outcome),
                outcome.secondsToDetect().orElse(0),
                outcome.diagnosis().map(Diagnosis::evidence).orElse(List.of()).stream().limit(MOST_SENTENCES).toList(),
                twins, transports);
    }

    private Outcome run(Scenario scenario, boolean twin) throws RunException, InterruptedException {
        Outcome outcome = first(scenario, twin);
        for (int tries = 1; outcome.grade() != Grade.PASS && tries < MOST_TRIES; tries++) {
            System.out.println("  " + outcome.grade() + ": " + outcome.why() + "; once more");
            outcome = first(scenario, twin);
        }
        System.out.printf("%s%s on %s: %s, %s%n", scenario.name(), twin ? " (twin)" : "",
                scenario.server().transport(), outcome.grade(), outcome.why());
        return outcome;
    }

    private Outcome first(Scenario scenario, boolean twin) throws RunException, InterruptedException {
        recorded = Optional.empty();
        return runner.run(scenario, twin).getFirst();
    }

    private static Seen.OnTransport onTransport(Outcome outcome) {
        return new Seen.OnTransport(outcome.truth().held(), said(outcome), outcome.grade().name());
    }

    private static String said(Outcome outcome) {
        return outcome.diagnosis()
                .map(said -> Stream.concat(Stream.of(said.pattern()), said.also().stream())
                        .map(Enum::name)
                        .collect(Collectors.joining(" with ")))
                .orElse("nothing");
    }

    private static List<Seen.Row> rows(SocketColumns sockets) {
        return IntStream.range(0, Math.min(MOST_ROWS, sockets.size()))
                .mapToObj(row -> new Seen.Row(sockets.receiveQueue(row), sockets.sendQueue(row),
                        sockets.localEndpoint(row).toString(), sockets.remoteEndpoint(row).toString(),
                        sockets.sinceAckReceivedMillis(row), sockets.inode(row)))
                .toList();
    }
}
