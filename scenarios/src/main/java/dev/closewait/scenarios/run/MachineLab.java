package dev.closewait.scenarios.run;

import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.scenarios.file.ClientSpec;
import dev.closewait.scenarios.file.LimitsSpec;
import dev.closewait.scenarios.file.RunSpec;
import dev.closewait.scenarios.file.ServerSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Processes of this machine, on loopback. */
final class MachineLab implements Lab {
    private final Simulations simulations;
    /** With whom they end. */
    private final long parent = ProcessHandle.current().pid();
    private final Simulators processes = new Simulators();
    private final List<CpuQuota> quotas = new ArrayList<>();

    MachineLab(Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public StartingServer startServer(ServerSpec server, int port) throws RunException {
        if (server.foreign()) {
            ForeignCommand command = ForeignCommand.on(port, server);
            return command.starting(processes.start(command.program(quota(server.limits())), List.of()));
        }
        Program limited = ProcessLimits.on(simulations.server(), server.limits());
        Program start = quota(server.limits()).map(group -> group.on(limited)).orElse(limited);
        return new AnnouncedServer(
                processes.start(start, CommandLines.server(server, port, "--parent", Long.toString(parent))));
    }

    /** A control group for the server that is about to start, if it is to have a quota. */
    private Optional<CpuQuota> quota(LimitsSpec limits) throws RunException {
        if (limits.cpuQuota().isEmpty()) {
            return Optional.empty();
        }
        CpuQuota quota = CpuQuota.of(limits.cpuQuota().get());
        quotas.add(quota);
        return Optional.of(quota);
    }

    @Override
    public Simulator startClient(ClientSpec client, RunSpec run, RunningServer server) throws RunException {
        return processes.start(simulations.client(),
                CommandLines.client(client, run, server).withParent(parent).arguments());
    }

    @Override
    public void startHog(LimitsSpec where, Duration longest) throws RunException {
        processes.start(Hog.on(where, longest), List.of());
    }

    @Override
    public Observer observe(Simulator observed, Set<Integer> ports, Consumer<String> notice)
            throws SocketTableException {
        return new Observer(SocketTables.open(notice),
                ports.isEmpty() ? Scope.pid(observed.pid()) : Scope.ports(ports));
    }

    @Override
    public void close() {
        processes.close();
        quotas.forEach(CpuQuota::close);
    }
}
