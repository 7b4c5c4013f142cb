package dev.closewait.scenarios.run.container;

import dev.closewait.scenarios.file.LimitsSpec;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.run.DescriptorLimit;
import dev.closewait.scenarios.run.Lab;
import dev.closewait.scenarios.run.Place;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.Simulations;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs take place in containers: server and clients each in one of its own, on a network that leads nowhere else, under
 * the limits of the scenario. Whatever becomes of this process, a {@link Reaper} removes them.
 */
public final class Containers implements Place {
    /** A public image of Java 25. */
    public static final String DEFAULT_IMAGE = "eclipse-temurin:25-jre";
    /** Names another in the environment. */
    public static final String IMAGE_VARIABLE = "CLOSEWAIT_IMAGE";

    private final DockerEngine engine;
    private final Box box;
    private final Simulations simulations;
    private final ReaperProcess reaper;
    private final Consumer<String> notice;

    private Containers(DockerEngine engine, Box box, Simulations simulations, ReaperProcess reaper,
            Consumer<String> notice) {
        this.engine = engine;
        this.box = box;
        this.simulations = simulations;
        this.reaper = reaper;
        this.notice = notice;
    }

    /**
     * Finds the engine, makes sure that it has the image, and that all will be removed.
     *
     * @param image what containers are made from; empty for what {@value #IMAGE_VARIABLE} names, or else
     *     {@value #DEFAULT_IMAGE}
     * @param notice told in one line when this takes a while, and why
     * @throws RunException when there is no engine, or it cannot have the image; it says what to do
     */
    public static Containers open(Optional<String> image, Consumer<String> notice)
            throws RunException, InterruptedException {
        return open(image, notice, Simulations.REAL);
    }

    static Containers open(Optional<String> image, Consumer<String> notice, Simulations simulations)
            throws RunException, InterruptedException {
        NamespaceRight.require();
        DockerEngine engine = DockerEngine.find();
        String name = image.or(() -> Optional.ofNullable(System.getenv(IMAGE_VARIABLE))).orElse(DEFAULT_IMAGE);
        engine.need(name, notice,
                "build one that needs no registry with docker/build-image, and name it with --image or CLOSEWAIT_IMAGE");
        RunLabel label = RunLabel.unique();
        return new Containers(engine, new Box(name, label), simulations, ReaperProcess.start(label), notice);
    }

    @Override
    public Optional<String> lacks(Scenario scenario) {
        LimitsSpec limits = scenario.server().limits();
        if (limits.nice().isPresent()) {
            return Optional.of("a nice value is among processes of one machine; run it without --in containers");
        }
        return missingImage(scenario).or(() -> DescriptorLimit.refuses(scenario))
                .or(() -> limits.cpus()
                        .filter(wanted -> wanted > engine.cpus())
                        .map(wanted -> "it wants " + wanted + " CPUs, and the engine has " + engine.cpus()));
    }

    private Optional<String> missingImage(Scenario scenario) {
        if (!scenario.server().foreign()) {
            return Optional.empty();
        }
        if (scenario.server().image().isEmpty()) {
            return Optional.of("its server is a command of this machine; name an image that it runs in by key"
                    + " 'server.image', or run it without --in containers");
        }
        Stream<Scenario> runs = Stream.concat(Stream.of(scenario), scenario.asTwin().stream());
        return runs.flatMap(run -> run.server().image().stream())
                .distinct()
                .flatMap(image -> cannotHave(image).stream())
                .findFirst();
    }

    private Optional<String> cannotHave(String image) {
        try {
            engine.need(image, notice, "expected one that is here, or in a registry that can be reached");
            return Optional.empty();
        } catch (RunException cannot) {
            return Optional.of(String.valueOf(cannot.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while the image " + image + " was being pulled");
        }
    }

    @Override
    public Lab setUp() throws RunException {
        return new ContainerLab(engine, box, simulations);
    }

    /** What tells the containers and networks of this from all others, as {@code docker … --filter label=} wants it. */
    String label() {
        return box.label().toString();
    }

    /** Removes what is left, of which there is normally nothing. */
    @Override
    public void close() {
        reaper.close();
    }
}
