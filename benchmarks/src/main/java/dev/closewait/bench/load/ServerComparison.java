package dev.closewait.bench.load;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.comparison.Participants;
import dev.closewait.bench.load.LoadRounds.Turn;
import dev.closewait.bench.machine.Cores;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.Tools;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.util.List;

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
        List<String> before = cores.before(cores.second());
        Generator generator = Tools.find("wrk").isPresent() ? Generator.WRK : Generator.EPOLL;
        Participants<WebServer> servers = new Participants<>();
        try {
            servers.add("server-sim, io_uring (ours)", () -> ServerSim.start(Transport.IO_URING, before));
            servers.add("server-sim, epoll (ours)", () -> ServerSim.start(Transport.EPOLL, before));
            servers.add("server-sim, epoll, C1 only (ours)", () -> ServerSim.start(before));
            servers.add("nginx", () -> Nginx.start(before));
            List<Turn> turns = servers.ready()
                    .stream()
                    .map(each -> new Turn(each.name(), each.ours(), each, generator, Window::serverCpu))
                    .toList();
            return List
                    .of(LoadRounds.of(NAME, turns, "from " + generator.words(), cores, servers.skipped(), effort));
        } finally {
            servers.ready().forEach(WebServer::close);
        }
    }
}
