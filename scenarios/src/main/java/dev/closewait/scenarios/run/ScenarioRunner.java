package dev.closewait.scenarios.run;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.file.Side;
import dev.closewait.scenarios.grade.JudgedRun;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.Run;
import dev.closewait.scenarios.grade.ScenarioResult;
import dev.closewait.scenarios.kernel.Settling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs scenarios: a server and its clients, each a process of its own, looked at from outside. */
public final class ScenarioRunner {
    /** How long after the load sockets may take over leaving CLOSE_WAIT, at the least. */
    private static final Duration SETTLE_DEADLINE = Duration.ofSeconds(2);
    /** So many looks fit into it, however far apart: {@link Settling} wants four alike; two more may see a socket go. */
    private static final int SETTLE_LOOKS = 6;

    private final Place place;
    private final Supplier<? extends Detector> detectors;
    private final RunListener listener;
    private final RunKeeper keeper;

    /**
     * A runner of any number of scenarios, one after the other, that keeps no record of them.
     *
     * @param place where they run
     * @param detectors makes the detector that is graded, a new one for each run
     * @param listener told how it goes
     */
    public ScenarioRunner(Place place, Supplier<? extends Detector> detectors, RunListener listener) {
        this(place, detectors, listener, RunKeeper.NOTHING);
    }

    /**
     * A runner of any number of scenarios, one after the other.
     *
     * @param place where they run
     * @param detectors makes the detector that is graded, a new one for each run
     * @param listener told how it goes
     * @param keeper given the record of each run
     */
    public ScenarioRunner(Place place, Supplier<? extends Detector> detectors, RunListener listener,
            RunKeeper keeper) {
        this.place = place;
        this.detectors = detectors;
        this.listener = listener;
        this.keeper = keeper;
    }

    /**
     * Runs a scenario, then its twin if it has one; or skips it, where the place lacks what it needs. All processes have
     * ended when this returns or throws.
     *
     * @throws RunException when a process did not start or ended half-way, the sockets could not be read, or the record of
     *     a run could not be kept
     * @throws InterruptedException when this thread was interrupted
     */
    public ScenarioResult run(Scenario scenario) throws RunException, InterruptedException {
        Optional<String> missing = place.lacks(scenario);
        if (missing.isPresent()) {
            listener.skipped(scenario, missing.get());
            return ScenarioResult.skipped(scenario.name(), missing.get());
        }
        List<Outcome> outcomes = new ArrayList<>(run(scenario, false));
        Optional<Scenario> twin = scenario.asTwin();
        if (twin.isPresent()) {
            outcomes.addAll(run(twin.get(), true));
        }
        return ScenarioResult.of(scenario.name(), outcomes);
    }

    /**
     * Makes one run.
     *
     * @param scenario what to run: for a twin, {@link Scenario#asTwin()}
     * @param twin whether it is a twin
     * @return how it came out, and after that, how what ran beside it did
     * @throws RunException as {@link #run(Scenario)}
     * @throws InterruptedException as {@link #run(Scenario)}
     */
    public List<Outcome> run(Scenario scenario, boolean twin) throws RunException, InterruptedException {
        listener.started(scenario, twin, scenario.run().length());
        long began = System.nanoTime();
        List<Run> runs = record(scenario, twin);
        Duration wallTime = Duration.ofNanos(System.nanoTime() - began);
        runs.forEach(listener::recorded);
        List<JudgedRun> judged = runs.stream().map(run -> JudgedRun.of(run.lasting(wallTime))).toList();
        List<Outcome> outcomes = judged.stream().map(JudgedRun::outcome).toList();
        outcomes.forEach(listener::finished);
        keeper.keep(judged);
        return outcomes;
    }

    private List<Run> record(Scenario scenario, boolean twin) throws RunException, InterruptedException {
        try (Lab lab = place.setUp()) {
            List<Party> parties = new ArrayList<>();
            for (Scenario each : together(scenario)) {
                Party party = Party.start(each, lab);
                parties.add(party);
                listener.serving(party.server());
            }
            return watch(lab, parties, twin);
        } catch (SocketTableException unreadable) {
            throw new RunException("the sockets cannot be observed: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The scenario, and what goes on beside it under a name that tells so. */
    private static List<Scenario> together(Scenario scenario) throws RunException {
        List<Scenario> all = new ArrayList<>(List.of(scenario));
        if (scenario.beside().isPresent()) {
            try {
                for (Scenario other : Catalogue.find(scenario.beside().get())) {
                    all.add(other.beside(scenario));
                }
            } catch (ScenarioFileException unknown) {
                throw new RunException(scenario.name() + ": key 'beside': " + unknown.getMessage(), unknown);
            }
        }
        return all;
    }

    private List<Run> watch(Lab lab, List<Party> parties, boolean twin)
            throws RunException, InterruptedException, SocketTableException {
        Party first = parties.getFirst();
        boolean clientsFirst = first.scenario().observe() == Side.CLIENT;
        if (clientsFirst) {
            startClients(parties);
        }
        Set<Integer> ports = clientsFirst
                ? Set.of()
                : parties.stream().map(party -> party.server().port()).collect(Collectors.toSet());
        try (Observer observer = lab.observe(first.observed(), ports, listener::noticed)) {
            Watch watch = new Watch(observer, detectors.get(), listener, first.scenario().run().every());
            watch.look();
            if (!clientsFirst) {
                startClients(parties);
            }
            boolean settled = lookOn(watch, parties, first.scenario().run().every());
            return parties.stream()
                    .map(party -> party.run(watch, parties.size() == 1, settled, twin && party == first))
                    .toList();
        }
    }

    private static void startClients(List<Party> parties) throws RunException {
        for (Party party : parties) {
            party.startClients();
        }
    }

    /** Looks until all clients are through, and after that until the sockets have settled; whether they have. */
    private static boolean lookOn(Watch watch, List<Party> parties, Duration every)
            throws RunException, InterruptedException, SocketTableException {
        while (!parties.stream().allMatch(Party::over)) {
            watch.look();
            for (Party party : parties) {
                party.go(System.nanoTime());
            }
            parties.getFirst().began().ifPresent(watch::loadBegan);
        }
        parties.forEach(Party::endClients);
        long deadline = System.nanoTime()
                + Math.max(SETTLE_DEADLINE.toNanos(), every.multipliedBy(SETTLE_LOOKS).toNanos());
        int underLoad = watch.observations().size();
        boolean settled = false;
        while (!settled && System.nanoTime() < deadline) {
            watch.look();
            for (Party party : parties) {
                party.serverMustRun();
            }
            settled = Settling.reached(watch.observations().subList(underLoad, watch.observations().size()));
        }
        return settled;
    }
}
