package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes all that carries a label, until nothing shows any more: what was on its way to the engine comes late. */
final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** A request that the engine had taken when its sender died is carried out within that time, unless it is very busy. */
    private static final Duration QUIET = Duration.ofMillis(600);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** An engine that is started again is back by then; one that is not has nothing of ours that runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DockerClient engine;
    private final RunLabel label;

    Sweep(DockerClient engine, RunLabel label) {
        this.engine = engine;
        this.label = label;
    }

    /**
     * Sweeps.
     *
     * @return whether nothing is left
     */
    boolean run() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() < deadline) {
            if (!once()) {
                quietSince = System.nanoTime();
            } else if (System.nanoTime() - quietSince >= QUIET.toNanos()) {
                return true;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return false;
    }

    /** Removes what is there; says whether nothing was. */
    private boolean once() {
        try {
            List<Container> containers = engine.listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(label.asMap())
                    .exec();
            containers.parallelStream().forEach(container -> remove(container.getId()));
            List<Network> networks = engine.listNetworksCmd().withFilter("label", List.of(label.toString())).exec();
            networks.forEach(network -> engine.removeNetworkCmd(network.getId()).exec());
            return containers.isEmpty() && networks.isEmpty();
        } catch (RuntimeException refused) {
            // The engine is away, or something is in use still: the next look tells.
            LOG.debug("sweeping {}", label, refused);
            return false;
        }
    }

    private void remove(String container) {
        try {
            engine.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException | ConflictException gone) {
            LOG.debug("{} is gone, or being removed by another", container, gone);
        }
    }
}
