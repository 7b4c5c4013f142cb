package dev.closewait.bench.load;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.load.LoadRounds.Turn;
import dev.closewait.bench.machine.Cores;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Load generators in turns on one server, with a core for the generator: connections that ask once and are closed. */
public final class ClientComparison implements Comparison {
    private static final String NAME = "clients";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "connections a second on one server: client-sim, wrk, ab";
    }

    @Override
    public void requirePeers() throws MissingToolException {
        List<Skipped> skipped = new ArrayList<>();
        if (ready(skipped).stream().allMatch(Generator::ours)) {
            throw new MissingToolException(skipped.getFirst().why());
        }
    }

    @Override
    public List<ComparisonResult> compare(Effort effort) throws IOException, InterruptedException {
        List<Skipped> skipped = new ArrayList<>();
        List<Generator> generators = ready(skipped);
        Cores cores = Cores.here();
        try (WebServer server = server(cores)) {
            List<Turn> turns = generators.stream()
                    .map(each -> new Turn(each.words(), each.ours(), server, each, Window::generatorCpu))
                    .toList();
            return List.of(LoadRounds.of(NAME, turns, "to " + server.name(), cores, skipped, effort));
        }
    }

    private static WebServer server(Cores cores) throws IOException, InterruptedException {
        try {
            return Nginx.start(cores.before(cores.second()));
        } catch (MissingToolException missing) {
            return ServerSim.start(cores.before(cores.second()));
        }
    }

    private static List<Generator> ready(List<Skipped> skipped) {
        List<Generator> ready = new ArrayList<>();
        for (Generator generator : Generator.values()) {
            try {
                generator.require();
                ready.add(generator);
            } catch (MissingToolException missing) {
                skipped.add(new Skipped(generator.words(), missing.why()));
            }
        }
        return ready;
    }
}
