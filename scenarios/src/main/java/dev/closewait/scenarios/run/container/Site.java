package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
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
            return new Site(engine, network, new ContainerLauncher(engine, box, network).launch(HOLDER, List.of()));
        } catch (RunException cannot) {
            remove(engine, network);
            throw cannot;
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
            engine.client().removeNetworkCmd(network).exec();
        } catch (NotFoundException gone) {
            // That is what was wanted.
        } catch (RuntimeException refused) {
            LOG.debug("the network {} is left to the reaper", network, refused);
        }
    }
}
