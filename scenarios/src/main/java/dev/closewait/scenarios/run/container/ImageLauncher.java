package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import dev.closewait.scenarios.file.CommandSpec;
import dev.closewait.scenarios.file.ServerSpec;
import dev.closewait.scenarios.run.Launcher;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.util.List;

/**
 * Starts a foreign server in a container of its own image, which runs what it always runs, or the command of the scenario.
 *
 * @param engine what runs it
 * @param label what the container carries
 * @param network the network that it is on, as the engine calls it
 * @param server what the scenario says of it
 * @param port where it is to listen
 */
record ImageLauncher(DockerEngine engine, RunLabel label, String network, ServerSpec server,
        int port) implements Launcher {
    @Override
    public ContainerProcess launch(Program program, List<String> arguments) throws RunException {
        return ContainerLauncher.start(program, engine, label, server.image().orElseThrow(), network, this::shape,
                ContainerOutput.inOne());
    }

    /** The user and the rights are the image's affair: some servers give up root by themselves, and need it for that. */
    private void shape(CreateContainerCmd container) {
        container.withEnv("PORT=" + port);
        container.getHostConfig().withSecurityOpts(List.of("no-new-privileges"));
        Box.limit(container.getHostConfig(), server.limits());
        server.command().ifPresent(command -> run(command, container));
    }

    /** In the same folder as outside, so that one scenario file does for both places. */
    private void run(CommandSpec command, CreateContainerCmd container) {
        String folder = command.folder().toString();
        container.withEntrypoint("/bin/sh", "-c")
                .withCmd(command.on(port))
                .withWorkingDir(folder)
                .getHostConfig()
                .withBinds(new Bind(folder, new Volume(folder), AccessMode.ro));
    }
}
