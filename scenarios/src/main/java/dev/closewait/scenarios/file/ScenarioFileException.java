package dev.closewait.scenarios.file;

import java.util.List;

/** A scenario file that cannot be used. Its message has a line for each mistake, with the file, the line and the key. */
public final class ScenarioFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public ScenarioFileException(String problem) {
        super(problem);
    }

    ScenarioFileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
