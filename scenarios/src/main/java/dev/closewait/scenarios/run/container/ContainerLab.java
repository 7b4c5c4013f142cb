package dev.closewait.scenarios.run.container;

import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.process.HostReader;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.scenarios.file.ClientSpec;
import dev.closewait.scenarios.file.LimitsSpec;
import dev.closewait.scenarios.file.RunSpec;
import dev.closewait.scenarios.file.ServerSpec;
import dev.closewait.scenarios.run.AnnouncedServer;
import dev.closewait.scenarios.run.CommandLines;
import dev.closewait.scenarios.run.Hog;
import dev.closewait.scenarios.run.Lab;
import dev.closewait.scenarios.run.ListeningServer;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunningServer;
import dev.closewait.scenarios.run.Simulations;
import dev.closewait.scenarios.run.Simulator;
import dev.closewait.scenarios.run.Simulators;
import dev.closewait.scenarios.run.StartingServer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The containers of one run, and their network. */
final class ContainerLab implements Lab {
    /** Any would do: the network is the run's own. */
    private static final int FOREIGN_PORT = 8080;

    private final Simulations simulations;
    private final DockerEngine engine;
    private final Box box;
    private final Site site;
    private final Simulators processes;

    ContainerLab(DockerEngine engine, Box box, Simulations simulations) throws RunException {
        this.simulations = simulations;
        this.engine = engine;
        this.box = box;
        this.site = Site.open(engine, box);
        this.processes = new Simulators();
    }

    /** Servers share an address, and the sockets below it, with all others of this run, as those of one machine do. */
    @Override
    public StartingServer startServer(ServerSpec server, int port) throws RunException {
        if (server.foreign()) {
            return startForeign(server, port == 0 ? server.port().orElse(FOREIGN_PORT) : port);
        }
        return new AnnouncedServer(processes.start(new ContainerLauncher(engine, box, site.servers(), server.limits()),
                simulations.server(),
                CommandLines.server(server, port, "--bind", site.address(), "--bind-is-mine")));
    }

    /** Nobody else listens where it does. */
    private StartingServer startForeign(ServerSpec server, int port) throws RunException {
        Simulator process = processes.start(new ImageLauncher(engine, box.label(), site.servers(), server, port),
                new Program(server.name(), List.of()), List.of());
        return new ListeningServer(process, site.address(), port, server.ready().orElse(StartingServer.DEADLINE),
                OptionalLong.of(site.pid()), pid -> pid != 0);
    }

    @Override
    public Simulator startClient(ClientSpec client, RunSpec run, RunningServer server) throws RunException {
        return processes.start(new ContainerLauncher(engine, box, site.network()), simulations.client(),
                CommandLines.client(client, run, server).withTargetIsMine(true).arguments());
    }

    /** On this machine itself: it is the machine's CPU that is fought for. */
    @Override
    public void startHog(LimitsSpec where, Duration longest) throws RunException {
        processes.start(Hog.on(where, longest), List.of());
    }

    @Override
    public Observer observe(Simulator observed, Set<Integer> ports, Consumer<String> notice)
            throws SocketTableException {
        long inside = ports.isEmpty() ? observed.pid() : site.pid();
        return new Observer(SocketTables.open(OptionalLong.of(inside), notice),
                ports.isEmpty() ? Scope.pid(observed.pid()) : Scope.ports(ports), new HostReader(inside));
    }

    @Override
    public void close() {
        processes.close();
        site.close();
    }
}
