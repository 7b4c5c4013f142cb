package dev.closewait.lessons.load;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.socket.Call;
import dev.closewait.lessons.socket.Errno;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.Run;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import dev.closewait.scenarios.run.ThisMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The server of a shipped scenario and its clients, processes of their own, for as long as the scenario's file says. A tool
 * lists its sockets twice on the way. All have ended when {@link #call} is through.
 */
public final class ServerUnderLoad {
    /** Before the load ends, so that all that builds up has had time to. */
    private static final List<Duration> LOOKS_BEFORE_END = List.of(Duration.ofSeconds(2), Duration.ofSeconds(1));
    /** A machine that is busy with something else may show something else; then it is tried again. */
    private static final int MOST_TRIES = 3;

    private final Scenario scenario;
    private final ListingTool tool;
    private Optional<LoadSeen> seen = Optional.empty();
    private String failure = "it has not run";

    private ServerUnderLoad(Scenario scenario, ListingTool tool) {
        this.scenario = scenario;
        this.tool = tool;
    }

    /**
     * The server of a scenario; nothing runs yet.
     *
     * @param name the name of a shipped scenario
     * @param tool what lists its sockets
     */
    public static ServerUnderLoad of(String name, ListingTool tool) {
        Scenario scenario = Catalogue.shipped()
                .stream()
                .filter(shipped -> shipped.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no shipped scenario"));
        return new ServerUnderLoad(scenario, tool);
    }

    public Scenario scenario() {
        return scenario;
    }

    /**
     * Runs it, all of it. An interrupt ends it early, and is kept for whoever waits next.
     *
     * @param by who runs it
     * @param text how the call is shown; it need not tell which scenario it is
     */
    public Call call(String by, String text) {
        return Call.of(by, text, this::run);
    }

    private int run() {
        try {
            for (int tries = 0; tries < MOST_TRIES && !seen.filter(LoadSeen::reproduced).isPresent(); tries++) {
                failure = "the load was over before it was looked at twice"; // unless a look says more
                Looking looking = new Looking();
                Outcome outcome = new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, looking)
                        .run(scenario, false)
                        .getFirst();
                seen = looking.seen(outcome);
            }
            return 0;
        } catch (RunException failed) {
            failure = String.valueOf(failed.getMessage());
            return -Errno.ECANCELED.number();
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            failure = "it was ended early";
            return -Errno.EINTR.number();
        }
    }

    /** Something of what was seen; where nothing was, the reason. */
    public Exhibit show(String title, Function<LoadSeen, List<String>> lines) {
        return new Exhibit(title, seen.map(lines).orElseGet(() -> List.of(failure)));
    }

    /** That the run showed what the scenario is about, and what else must hold of it then. */
    public List<Difference> differences(Function<LoadSeen, List<Difference>> more) {
        if (seen.isEmpty()) {
            return List.of(new Difference("the server under load", "two looks at it", failure));
        }
        LoadSeen what = seen.get();
        if (!what.reproduced()) {
            return List.of(new Difference("the server under load", "what " + scenario.name() + " is about",
                    "not reproduced, on a machine that may be busy: " + what.outcome().why()));
        }
        return more.apply(what);
    }

    /** Lists the sockets twice while the load lasts. */
    private final class Looking implements RunListener {
        private final List<SocketListing> listings = new ArrayList<>();
        private Optional<Run> run = Optional.empty();

        @Override
        public void looked(Duration elapsed, int closeWait, int arrivals, int departures, List<Diagnosis> diagnoses) {
            if (listings.size() < LOOKS_BEFORE_END.size() && elapsed.isPositive()
                    && elapsed.compareTo(scenario.run().length().minus(LOOKS_BEFORE_END.get(listings.size()))) >= 0) {
                try {
                    listings.add(tool.list());
                } catch (SocketTableException unreadable) {
                    failure = String.valueOf(unreadable.getMessage());
                }
            }
        }

        @Override
        public void recorded(Run recorded) {
            run = Optional.of(recorded);
        }

        Optional<LoadSeen> seen(Outcome outcome) {
            return run.filter(_ -> listings.size() == LOOKS_BEFORE_END.size())
                    .map(all -> new LoadSeen(all, outcome, new TwoLooks(listings.getFirst().of(all.port().orElse(0)),
                            listings.getLast().of(all.port().orElse(0)))));
        }
    }
}
