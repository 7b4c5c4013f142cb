package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.closewait.scenarios.run.DistantProcess;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first process of a container. Its end is the container's, which is removed by it. */
final class ContainerProcess extends DistantProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerProcess.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    /** 128 and the number of SIGKILL, as a shell would say it. */
    private static final int KILLED = 137;
    private static final int NOBODY_KNOWS = -1;

    private final DockerEngine engine;
    private final RunLabel label;
    private final InspectContainerResponse asStarted;
    private final ContainerOutput output;
    private final Optional<ProcessHandle> process;
    private volatile boolean lost;
    private volatile boolean removed;
    private volatile boolean leftToReaper;

    private ContainerProcess(DockerEngine engine, RunLabel label, InspectContainerResponse asStarted,
            ContainerOutput output) {
        this.engine = engine;
        this.label = label;
        this.asStarted = asStarted;
        this.output = output;
        this.process = ProcessHandle.of(pid());
    }

    /** The process of a container that was started. */
    static ContainerProcess of(DockerEngine engine, RunLabel label, InspectContainerResponse asStarted,
            ContainerOutput output) {
        return new ContainerProcess(engine, label, asStarted, output);
    }

    /** Which container it is. */
    String container() {
        return asStarted.getId();
    }

    /** Its own address on its network. */
    String address() {
        return asStarted.getNetworkSettings().getNetworks().values().iterator().next().getIpAddress();
    }

    /** As this machine numbers it, not as the container does; 0 when it had ended before it could be asked for. */
    @Override
    public long pid() {
        return asStarted.getState().getPidLong();
    }

    @Override
    public boolean isAlive() {
        return process.filter(ProcessHandle::isAlive).isPresent() && lost().isEmpty();
    }

    @Override
    public Optional<String> lost() {
        lost = lost || (output.ended() && !removed && !engine.answers());
        return lost
                ? Optional.of("the Docker engine at " + engine.address()
                        + " went away in mid-run; what ran in it is being"
                        + " ended, and what the engine keeps of it goes when it is back: docker container prune --filter label="
                        + label + " && docker network prune --filter label=" + label)
                : Optional.empty();
    }

    @Override
    public int waitFor() throws InterruptedException {
        while (isAlive()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        return exitValue();
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalThreadStateException("container " + container() + " has not ended");
        }
        try {
            return removed
                    ? KILLED
                    : EngineCall.of(() -> engine.client().inspectContainerCmd(container()).exec())
                            .getState()
                            .getExitCodeLong()
                            .intValue();
        } catch (RuntimeException away) {
            LOG.debug("no exit code of {}", container(), away);
            return NOBODY_KNOWS;
        }
    }

    /** Removes the container, with its process; where the engine is away, the process alone. */
    @Override
    public void destroy() {
        if (removed || leftToReaper) {
            return;
        }
        try {
            EngineCall.run(() -> engine.client()
                    .removeContainerCmd(container())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
            removed = true;
        } catch (NotFoundException | ConflictException another) {
            LOG.debug("{} was removed by another", container(), another);
            removed = true;
        } catch (RuntimeException away) {
            LOG.debug("{} is left to the reaper", container(), away);
            leftToReaper = true;
            process.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public Process destroyForcibly() {
        destroy();
        return this;
    }

    @Override
    public InputStream getInputStream() {
        return output.out();
    }

    @Override
    public InputStream getErrorStream() {
        return output.err();
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }
}
