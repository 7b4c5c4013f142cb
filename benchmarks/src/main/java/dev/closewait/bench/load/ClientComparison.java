package dev.closewait.bench.load;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.machine.Cores;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Samples;
import dev.closewait.bench.result.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        Samples samples = new Samples();
        try (WebServer server = server(cores)) {
            for (int round = 0; round < LoadRounds.rounds(effort); round++) {
                effort.says("clients: round %d of %d".formatted(round + 1, LoadRounds.rounds(effort)));
                for (Generator generator : generators) {
                    Window window = Window.of(server, generator, cores.before(cores.first()),
                            LoadRounds.atOnce(effort),
                            LoadRounds.warmUp(effort), LoadRounds.span(effort));
                    LoadRounds.add(samples, generator.words(), generator.ours(), window, window.generatorCpu());
                }
            }
            String setting = String.format(Locale.ROOT,
                    "%d connections at once to %s, generator and server %s; %d spans of %.1f s each, in turns",
                    LoadRounds.atOnce(effort), server.name(), cores.words(), LoadRounds.rounds(effort),
                    LoadRounds.span(effort).toMillis() / 1e3);
            return List.of(new ComparisonResult(NAME, LoadRounds.atOnce(effort), setting, samples.measurements(),
                    skipped));
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
