package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import dev.closewait.scenarios.file.LimitsSpec;
import dev.closewait.scenarios.run.Launcher;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * Starts a Java program in a container of its own.
 *
 * @param engine what runs it
 * @param box what it is made like
 * @param network the network that it is on, as the engine calls it
 * @param limits what it may have
 */
record ContainerLauncher(DockerEngine engine, Box box, String network, LimitsSpec limits) implements Launcher {
    /** A JVM raises its soft limit of descriptors to the hard one by itself, unless it is told not to. */
    private static final String KEEP_DESCRIPTOR_LIMIT = "-XX:-MaxFDLimit";

    ContainerLauncher(DockerEngine engine, Box box, String network) {
        this(engine, box, network, LimitsSpec.NONE);
    }

    @Override
    public ContainerProcess launch(Program program, List<String> arguments) throws RunException {
        List<String> java = program.command(arguments);
        List<String> command = limits.descriptors().isPresent()
                ? Stream.concat(Stream.of(KEEP_DESCRIPTOR_LIMIT), java.stream().skip(1)).toList()
                : java.subList(1, java.size());
        return start(program, engine, box.label(), box.image(), network, create -> {
            create.withCmd(command);
            box.shape(create, limits);
        }, ContainerOutput.inTwo());
    }

    /**
     * Starts a container, whatever runs in it.
     *
     * @param shape makes the container that is about to be created what it is to be
     * @param output takes what it says
     */
    static ContainerProcess start(Program program, DockerEngine engine, RunLabel label, String image, String network,
            Consumer<CreateContainerCmd> shape, ContainerOutput output) throws RunException {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withLabels(label.asMap())
                .withNetworkMode(network)
                .withCreateContainerCmdModifier(shape)
                .withLogConsumer(output)
                .withStartupAttempts(1)
                .withStartupCheckStrategy(new Started())
                .waitingFor(new AtOnce());
        try {
            container.start();
            return ContainerProcess.of(engine, label, container.getContainerInfo(), output);
        } catch (RuntimeException refused) {
            throw new RunException(program.name() + " cannot be started in a container of " + image
                    + ", the engine at " + engine.address() + " refuses: " + Refusal.of(refused), refused);
        }
    }

    /** A container that the engine has started has been started, and may have ended again. */
    private static final class Started extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient engine, String container) {
            return StartupStatus.SUCCESSFUL;
        }
    }

    /** Whether it runs, and when it is ready, is for the runner to see, from what it says. */
    private static final class AtOnce extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
