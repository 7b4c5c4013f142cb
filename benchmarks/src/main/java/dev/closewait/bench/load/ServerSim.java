package dev.closewait.bench.load;

import dev.closewait.bench.machine.ProcessUse;
import dev.closewait.scenarios.run.AnnouncedServer;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunningServer;
import dev.closewait.scenarios.run.Simulations;
import dev.closewait.scenarios.run.Simulators;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** server-sim, as scenarios start it, without a fault. */
final class ServerSim implements WebServer {
    private final Simulators processes;
    private final RunningServer server;
    private final Page counters;

    private ServerSim(Simulators processes, RunningServer server) {
        this.processes = processes;
        this.server = server;
        counters = new Page("http://127.0.0.1:" + server.adminPort() + "/counters");
    }

    /**
     * Starts it.
     *
     * @param before what binds it to a CPU
     */
    static ServerSim start(List<String> before) throws IOException, InterruptedException {
        Simulators processes = new Simulators();
        try {
            List<String> command = Stream.concat(before.stream(), Simulations.REAL.server().start().stream()).toList();
            return new ServerSim(processes, new AnnouncedServer(processes.start(new Program("server-sim", command),
                    List.of("--parent", Long.toString(ProcessHandle.current().pid())))).await());
        } catch (RunException failed) {
            processes.close();
            throw new IOException(failed.getMessage(), failed);
        }
    }

    @Override
    public String name() {
        return "server-sim (ours)";
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
