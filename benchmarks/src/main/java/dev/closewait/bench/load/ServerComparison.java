package dev.closewait.bench.load;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.machine.Cores;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.Tools;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Samples;
import dev.closewait.bench.result.Skipped;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Servers in turns under the same load, with a core for the server, that give the same response. */
public final class ServerComparison implements Comparison {
    private static final String NAME = "servers";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "connections a second served: server-sim, nginx";
    }

    @Override
    public void requirePeers() throws MissingToolException {
        Tools.requireDaemon("nginx", "nginx-light");
    }

    @Override
    public List<ComparisonResult> compare(Effort effort) throws IOException, InterruptedException {
        Cores cores = Cores.here();
        List<Skipped> skipped = new ArrayList<>();
        List<WebServer> servers = new ArrayList<>();
        try {
            List<String> before = cores.before(cores.second());
            startIfThere("server-sim, io_uring (ours)", () -> ServerSim.start(Transport.IO_URING, before), servers,
                    skipped);
            startIfThere("server-sim, epoll (ours)", () -> ServerSim.start(Transport.EPOLL, before), servers, skipped);
            startIfThere("server-sim, epoll, C1 only (ours)", () -> ServerSim.start(before), servers, skipped);
            startIfThere("nginx", () -> Nginx.start(before), servers, skipped);
            return List.of(compare(servers, skipped, cores, effort));
        } finally {
            servers.forEach(WebServer::close);
        }
    }

    /** Starts a server. */
    @FunctionalInterface
    private interface Starter {
        WebServer start() throws MissingToolException, IOException, InterruptedException;
    }

    private static void startIfThere(String name, Starter starter, List<WebServer> servers, List<Skipped> skipped)
            throws IOException, InterruptedException {
        try {
            servers.add(starter.start());
        } catch (MissingToolException missing) {
            skipped.add(new Skipped(name, missing.why()));
        }
    }

    private static ComparisonResult compare(List<WebServer> servers, List<Skipped> skipped, Cores cores, Effort effort)
            throws IOException, InterruptedException {
        Generator generator = Tools.find("wrk").isPresent() ? Generator.WRK : Generator.EPOLL;
        Samples samples = new Samples();
        for (int round = 0; round < LoadRounds.rounds(effort); round++) {
            effort.says("servers: round %d of %d".formatted(round + 1, LoadRounds.rounds(effort)));
            for (WebServer server : servers) {
                Window window = Window.of(server, generator, cores.before(cores.first()), LoadRounds.atOnce(effort),
                        LoadRounds.warmUp(effort), LoadRounds.span(effort));
                LoadRounds.add(samples, server.name(), server.ours(), window, window.serverCpu());
            }
        }
        String setting = String.format(Locale.ROOT,
                "%d connections at once from %s, generator and server %s; %d spans of %.1f s each, in turns",
                LoadRounds.atOnce(effort), generator.words(), cores.words(), LoadRounds.rounds(effort),
                LoadRounds.span(effort).toMillis() / 1e3);
        return new ComparisonResult(NAME, LoadRounds.atOnce(effort), setting, samples.measurements(), skipped);
    }
}
