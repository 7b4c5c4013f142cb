package dev.closewait.scenarios.file;

import dev.closewait.sim.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The scenarios that closewait ships, and those that somebody wrote. */
public final class Catalogue {
    /** The tag of the scenarios that run when none is named. */
    public static final String DEFAULT_TAG = "pattern";

    private static final String DIRECTORY = "/scenarios/";
    private static final String EXTENSION = ".yaml";

    /** The shipped scenarios in their reading order: a jar cannot be listed, so each stands here by name. */
    private static final List<String> SHIPPED = List.of("fast-churn", "cpu-starved", "exception-skips-close",
            "rare-leak");

    private Catalogue() {}

    /** All shipped scenarios, in reading order. */
    public static List<Scenario> shipped() {
        return SHIPPED.stream().map(Catalogue::read).toList();
    }

    /**
     * The scenarios that somebody means.
     *
     * @param word a shipped scenario's name, a tag, or the path of a scenario file
     * @throws ScenarioFileException when it is none of them, with the names that are near; or when the file is wrong
     */
    public static List<Scenario> find(String word) throws ScenarioFileException {
        if (word.endsWith(EXTENSION) || word.endsWith(".yml") || word.contains("/")) {
            return List.of(ScenarioFiles.load(Path.of(word)));
        }
        List<Scenario> found = shipped().stream()
                .filter(scenario -> scenario.name().equals(word) || scenario.tags().contains(word))
                .toList();
        if (found.isEmpty()) {
            throw new ScenarioFileException(unknown(word));
        }
        return found;
    }

    /**
     * The scenarios that these words mean, each once, in the order of the words; with no word, the three patterns.
     *
     * @throws ScenarioFileException as {@link #find(String)}
     */
    public static List<Scenario> findAll(Collection<String> words) throws ScenarioFileException {
        List<Scenario> found = new ArrayList<>();
        for (String word : words.isEmpty() ? List.of(DEFAULT_TAG) : words) {
            found.addAll(find(word));
        }
        return found.stream().distinct().toList();
    }

    private static String unknown(String word) {
        TreeSet<String> tags = new TreeSet<>();
        shipped().forEach(scenario -> tags.addAll(scenario.tags()));
        List<String> near = Nearest.to(word, Stream.concat(SHIPPED.stream(), tags.stream()).toList());
        return "scenario '" + word + "': there is none of that name; "
                + (near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ") + "expected one of "
                + String.join(", ", SHIPPED) + ", a tag (" + String.join(", ", tags) + "), or the path of a .yaml file";
    }

    private static Scenario read(String name) {
        String resource = DIRECTORY + name + EXTENSION;
        try (InputStream yaml = Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource)) {
            return ScenarioFiles.parse(name + EXTENSION, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (ScenarioFileException wrong) {
            throw new IllegalStateException("a shipped scenario is wrong: " + wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
