package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.Network;

/**
 * Where a run takes place: a network that leads nowhere else, and in it an address for its servers, which stays when one of
 * them is restarted. A container that does nothing holds it.
 */
final class Site implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final Program HOLDER = Program.java("the holder of the servers' address", Idle.class.getName());

    private final DockerEngine engine;
    private final String network;
    private final ContainerProcess holder;

    private Site(DockerEngine engine, String network, ContainerProcess holder) {
        this.engine = engine;
        this.network = network;
        this.holder = holder;
    }

    /**
     * Makes the network, and takes the address.
     *
     * @throws RunException when the engine refuses
     */
    static Site open(DockerEngine engine, Box box) throws RunException {
        String network = network(engine, box);
        try {
            ContainerProcess holder = new ContainerLauncher(engine, box, network).launch(HOLDER, List.of());
            mustBeHere(engine, holder);
            return new Site(engine, network, holder);
        } catch (RunException cannot) {
            remove(engine, network);
            throw cannot;
        }
    }

    /** The engine numbers processes as its own machine does; on another, that number is some other process, or none. */
    private static void mustBeHere(DockerEngine engine, ContainerProcess holder) throws RunException {
        if (!commandLine(holder.pid()).contains(Idle.class.getName())) {
            holder.destroy();
            throw new RunException("the engine at " + engine.address()
                    + " runs its containers on another machine, or where"
                    + " their processes cannot be seen from here; expected one on this machine, because sockets are read"
                    + " where they are. Set DOCKER_HOST to such a one, or run closewait over there");
        }
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException noSuchProcess) {
            return "";
        }
    }

    /** Internal, which is without a way out and without a way in but from this machine. */
    private static String network(DockerEngine engine, Box box) throws RunException {
        try {
            return Network.builder()
                    .createNetworkCmdModifier(command -> command.withInternal(true).withLabels(box.label().asMap()))
                    .build()
                    .getId();
        } catch (RuntimeException refused) {
            throw new RunException("the engine at " + engine.address() + " makes no network: " + Refusal.of(refused),
                    refused);
        }
    }

    /** The network's name among the engine's, for those who have an address of their own in it. */
    String network() {
        return network;
    }

    /** The same for those who share the servers' address. */
    String address() {
        return holder.address();
    }

    /** The name of the servers' own part of the network. */
    String servers() {
        return "container:" + holder.container();
    }

    /** A process that sees the servers' sockets as long as this is open. */
    long pid() {
        return holder.pid();
    }

    @Override
    public void close() {
        holder.destroy();
        remove(engine, network);
    }

    private static void remove(DockerEngine engine, String network) {
        try {
            EngineCall.run(() -> engine.client().removeNetworkCmd(network).exec());
        } catch (NotFoundException gone) {
            // That is what was wanted.
        } catch (RuntimeException refused) {
            LOG.debug("the network {} is left to the reaper", network, refused);
        }
    }
}
