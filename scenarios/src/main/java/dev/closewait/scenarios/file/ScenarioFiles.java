package dev.closewait.scenarios.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads scenario files. */
public final class ScenarioFiles {
    private ScenarioFiles() {}

    /**
     * The scenario of a file.
     *
     * @throws ScenarioFileException when it cannot be read, or is wrong; every mistake with its line
     */
    public static Scenario load(Path file) throws ScenarioFileException {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new ScenarioFileException(file + ": there is no such file; expected a scenario file in YAML");
        } catch (IOException unreadable) {
            throw new ScenarioFileException(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * The scenario of a text.
     *
     * @param file the name by which errors call it; its folder is where a server's command starts
     * @throws ScenarioFileException when it is wrong; every mistake with its line
     */
    public static Scenario parse(String file, String yaml) throws ScenarioFileException {
        YamlDocument document = YamlDocument.parse(file, yaml);
        throwIfAny(ScenarioSchema.problems(document.root()), document);
        throwIfAny(ForeignServerRules.problems(document.root()), document);
        ScenarioSchema.fillDefaults(document.root());
        throwIfAny(ScenarioRules.problems(document.root()), document);
        return ScenarioBinder.bind(document.root(), Path.of(file).toAbsolutePath().resolveSibling(""));
    }

    private static void throwIfAny(List<Problem> problems, YamlDocument document) throws ScenarioFileException {
        if (!problems.isEmpty()) {
            throw document.exception(problems);
        }
    }
}
