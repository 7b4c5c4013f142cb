package dev.closewait.bench.load;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.ProcessUse;
import dev.closewait.bench.machine.ServerStart;
import dev.closewait.scenarios.run.AnnouncedServer;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunningServer;
import dev.closewait.scenarios.run.Simulations;
import dev.closewait.scenarios.run.Simulators;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** server-sim without a fault. */
final class ServerSim implements WebServer {
    private final String name;
    private final Simulators processes;
    private final RunningServer server;
    private final StatusPage counters;

    private ServerSim(String name, Simulators processes, RunningServer server) {
        this.name = name;
        this.processes = processes;
        this.server = server;
        counters = new StatusPage("http://127.0.0.1:" + server.adminPort() + "/counters");
    }

    /**
     * Starts it as scenarios do.
     *
     * @param before what binds it to a CPU
     */
    static ServerSim start(List<String> before) throws IOException, InterruptedException {
        return start("server-sim, epoll, C1 only (ours)", before, Simulations.REAL.server().start(), Transport.EPOLL);
    }

    /** Starts it with all compilers, likewise. */
    static ServerSim start(Transport transport, List<String> before)
            throws MissingToolException, IOException, InterruptedException {
        Variants.require(transport);
        return start("server-sim, " + transport + " (ours)", before,
                Variants.withAllCompilers(Simulations.REAL.server()), transport);
    }

    private static ServerSim start(String name, List<String> before, List<String> start, Transport transport)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(before.stream(), start.stream()).toList();
        return ServerStart.of(processes -> new ServerSim(name, processes,
                new AnnouncedServer(processes.start(new Program(name, command),
                        List.of("--transport", transport.toString(), "--parent",
                                Long.toString(ProcessHandle.current().pid()))))
                        .await()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ours() {
        return true;
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public long answered() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(counters.read()).path("answered").asLong();
    }

    @Override
    public double cpuSeconds() throws IOException {
        return ProcessUse.cpuSeconds(server.pid());
    }

    @Override
    public void close() {
        counters.close();
        processes.close();
    }
}
