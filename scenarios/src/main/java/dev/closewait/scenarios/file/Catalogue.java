package dev.closewait.scenarios.file;

import dev.closewait.sim.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The scenarios that closewait ships, and those that somebody wrote. */
public final class Catalogue {
    /** The tag of the scenarios that run when none is named. */
    public static final String DEFAULT_TAG = "pattern";
    /** The word that means every shipped scenario. */
    public static final String ALL = "all";

    private static final String DIRECTORY = "/scenarios";
    private static final String EXTENSION = ".yaml";

    private Catalogue() {}

    /** All shipped scenarios, in reading order: by group, those that run by default first, then by name. */
    public static List<Scenario> shipped() {
        return Shipped.SCENARIOS;
    }

    /** Read once, and only when somebody asks. */
    private static final class Shipped {
        private static final List<Scenario> SCENARIOS = read().stream()
                .sorted(Comparator.comparing(Scenario::group)
                        .thenComparing(scenario -> !scenario.tags().contains(DEFAULT_TAG))
                        .thenComparing(Scenario::name))
                .toList();
    }

    /**
     * The scenarios that somebody means.
     *
     * @param word a shipped scenario's name, a tag, a group, {@value #ALL}, or the path of a scenario file
     * @throws ScenarioFileException when it is none of them, with the names that are near; or when the file is wrong
     */
    public static List<Scenario> find(String word) throws ScenarioFileException {
        if (word.endsWith(EXTENSION) || word.endsWith(".yml") || word.contains("/")) {
            return List.of(ScenarioFiles.load(Path.of(word)));
        }
        List<Scenario> named = shipped().stream().filter(scenario -> scenario.name().equals(word)).toList();
        List<Scenario> found = named.isEmpty()
                ? shipped().stream().filter(scenario -> words(scenario).anyMatch(word::equals)).toList()
                : named;
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

    /** What a scenario is chosen by together with others. */
    private static Stream<String> words(Scenario scenario) {
        return Stream.concat(scenario.tags().stream(), Stream.of(scenario.group().toString(), ALL));
    }

    private static String unknown(String word) {
        List<String> names = shipped().stream().map(Scenario::name).toList();
        TreeSet<String> words = new TreeSet<>();
        shipped().forEach(scenario -> words(scenario).forEach(words::add));
        List<String> near = Nearest.to(word, Stream.concat(names.stream(), words.stream()).toList());
        return "scenario '" + word + "': there is none of that name; "
                + (near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ") + "expected one of "
                + String.join(", ", names) + ", a word for several (" + String.join(", ", words)
                + "), or the path of a .yaml file";
    }

    /**
     * The text of a shipped scenario's file.
     *
     * @throws IllegalArgumentException when none is shipped of that name
     */
    public static String source(String name) {
        String resource = DIRECTORY + "/" + name + EXTENSION;
        try (InputStream yaml = Catalogue.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalArgumentException(name + " is no shipped scenario");
            }
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }

    /** No list names the files: a new one is found because it is there, in a folder or in a jar. */
    private static List<Scenario> read() {
        try {
            URI folder = Objects.requireNonNull(Catalogue.class.getResource(DIRECTORY), DIRECTORY).toURI();
            if (folder.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                    return read(jar.getPath(DIRECTORY));
                }
            }
            return read(Path.of(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(DIRECTORY, unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a resource has no address: " + DIRECTORY, impossible);
        }
    }

    private static List<Scenario> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION)).map(Catalogue::readShipped).toList();
        }
    }

    private static Scenario readShipped(Path file) {
        try {
            return ScenarioFiles.parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (ScenarioFileException wrong) {
            throw new IllegalStateException("a shipped scenario is wrong: " + wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }
}
