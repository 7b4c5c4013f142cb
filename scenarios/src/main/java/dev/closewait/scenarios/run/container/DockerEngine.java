package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.closewait.scenarios.run.RunException;
import java.util.Optional;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker engine that containers run in: the one that Testcontainers finds, by {@code DOCKER_HOST} or at the usual
 * sockets.
 *
 * @param client to ask it
 * @param address where it listens
 */
record DockerEngine(DockerClient client, String address) {
    /** Testcontainers reads it from the environment only. */
    private static final String NO_RYUK = "TESTCONTAINERS_RYUK_DISABLED";

    /**
     * Finds the engine.
     *
     * @throws RunException when none answers; it says where it was looked for, and what to do
     */
    static DockerEngine find() throws RunException {
        if (!Boolean.parseBoolean(System.getenv(NO_RYUK))) {
            throw new RunException(NO_RYUK + " is not set to true in the environment; the closewait launcher does it:"
                    + " containers are removed by a process of our own, and Testcontainers need not pull its own for that");
        }
        boolean answers = ApiVersion.agree();
        Optional<String> chosen = Optional.ofNullable(System.getenv("DOCKER_HOST"));
        if (chosen.isPresent() && !answers) {
            throw new RunException("no Docker engine answers at DOCKER_HOST, which is " + chosen.get()
                    + "; start one there, or set DOCKER_HOST to where one listens, such as unix:///var/run/docker.sock");
        }
        try {
            DockerClient client = DockerClientFactory.instance().client();
            return new DockerEngine(client,
                    DockerClientFactory.instance().getTransportConfig().getDockerHost().toString());
        } catch (RuntimeException none) {
            throw new RunException(
                    "no Docker engine answers at unix:///var/run/docker.sock, nor at the socket of a rootless"
                            + " one; start one, or set DOCKER_HOST to where one listens",
                    none);
        }
    }

    /**
     * Makes sure that it has an image.
     *
     * @param notice told when the image must be pulled, which may take a while
     * @param otherwise what to do where it cannot be had
     * @throws RunException when it has not, and cannot pull it
     */
    void need(String image, Consumer<String> notice, String otherwise) throws RunException, InterruptedException {
        if (has(image)) {
            return;
        }
        notice.accept("the engine has no image " + image + "; it is being pulled");
        try {
            client.pullImageCmd(image).exec(new PullImageResultCallback()).awaitCompletion();
        } catch (RuntimeException cannot) {
            throw new RunException("the image " + image + " is not in the engine at " + address
                    + ", and cannot be pulled (" + Refusal.of(cannot) + "); " + otherwise,
                    cannot);
        }
    }

    private boolean has(String image) throws RunException {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException notHere) {
            return false;
        } catch (RuntimeException refused) {
            throw new RunException("the engine at " + address + " does not say whether it has the image " + image + ": "
                    + Refusal.of(refused), refused);
        }
    }

    /** How many CPUs it has. */
    int cpus() {
        return DockerClientFactory.instance().getInfo().getNCPU();
    }

    /** Whether it answers now. */
    boolean answers() {
        try {
            EngineCall.run(() -> client.pingCmd().exec());
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
