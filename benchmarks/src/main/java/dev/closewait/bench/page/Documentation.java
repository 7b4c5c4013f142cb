package dev.closewait.bench.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.closewait.bench.machine.OurCommand;
import dev.closewait.bench.result.Results;
import dev.closewait.cli.output.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** {@code docs/performance.md} and what it is made of: the results that are kept, and the figures drawn of them. */
public final class Documentation {
    static final String PAGE = "performance.md";
    static final String FOLDER = "performance";
    private static final String RESULTS = "side-by-side.json";

    private final Path docs;

    /** @param docs the folder of the documentation */
    Documentation(Path docs) {
        this.docs = docs;
    }

    /**
     * That of the house that the launcher stands in.
     *
     * @throws IllegalStateException when no launcher has said where that is
     */
    public static Documentation ofThisHouse() {
        return OurCommand.home()
                .map(home -> new Documentation(home.resolve("docs")))
                .orElseThrow(() -> new IllegalStateException(
                        "where the documentation stands is not known; start this by ./closewait-bench"));
    }

    /** Where the results are kept. */
    public Path results() {
        return docs.resolve(FOLDER).resolve(RESULTS);
    }

    /** Makes page and figures anew, of the results that are kept. */
    public void redraw() throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            WholeFile.write(docs.resolve(file.getKey()), file.getValue().getBytes(UTF_8));
        }
    }

    /** The page and its figures as they should be, by their places below the folder. */
    Map<String, String> files() throws IOException {
        return PerformancePage.of(template(), Results.parse(Files.readString(results())), this::section);
    }

    /** A part of the page that somebody else makes; empty while it is not there. */
    private String section(String name) {
        Path file = docs.resolve(FOLDER).resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String template() throws IOException {
        try (InputStream file = Objects.requireNonNull(Documentation.class.getResourceAsStream(PAGE))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
