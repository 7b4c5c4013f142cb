package dev.closewait.cli.command;

import dev.closewait.scenarios.run.Place;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ThisMachine;
import dev.closewait.scenarios.run.container.Containers;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where scenarios run. */
final class PlaceOptions {
    /** The places that there are. */
    enum Kind {
        MACHINE, CONTAINERS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--in", paramLabel = "machine|containers", defaultValue = "machine", description = "Where the servers and clients run: as processes of this machine on loopback (the default), or each in a container, on a network of their own.")
    private Kind kind = Kind.MACHINE;

    @Option(names = "--image", paramLabel = "NAME", description = "What containers are made from; Java 25 is on its PATH. Without it, the image that CLOSEWAIT_IMAGE names, or eclipse-temurin:25-jre. docker/build-image builds one without a registry.")
    private Optional<String> image = Optional.empty();

    /**
     * Gets the place ready.
     *
     * @throws RunException when there is no such place here
     */
    Place open(RunListener listener) throws RunException, InterruptedException {
        if (image.isPresent() && kind != Kind.CONTAINERS) {
            throw new ParameterException(command.commandLine(),
                    "--image is for containers; expected --in containers with it");
        }
        return switch (kind) {
            case MACHINE -> new ThisMachine();
            case CONTAINERS -> Containers.open(image, listener::noticed);
        };
    }
}
