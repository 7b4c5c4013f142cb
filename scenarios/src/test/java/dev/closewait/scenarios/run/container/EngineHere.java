package dev.closewait.scenarios.run.container;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.closewait.scenarios.run.RunException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The engine of the tests: without one, or without an image in it, they are skipped, and say why. */
final class EngineHere {
    private EngineHere() {}

    /** Ready to run in, or the test is skipped. */
    static Containers orSkip() throws InterruptedException {
        try {
            return Containers.open(Optional.empty(), System.out::println);
        } catch (RunException none) {
            String why = "skipped: " + none.getMessage();
            System.out.println("containers: " + why);
            return abort(why);
        }
    }

    /** What it has that carries a label: containers and networks. */
    static List<String> left(DockerEngine engine, String label) {
        return Stream.concat(
                engine.client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(label))
                        .exec()
                        .stream()
                        .map(container -> "container " + container.getId()),
                engine.client()
                        .listNetworksCmd()
                        .withFilter("label", List.of(label))
                        .exec()
                        .stream()
                        .map(network -> "network " + network.getName()))
                .toList();
    }
}
