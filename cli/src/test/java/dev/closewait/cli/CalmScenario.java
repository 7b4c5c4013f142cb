package dev.closewait.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scenario in which nothing is wrong, and which takes no longer than it must. */
final class CalmScenario {
    private CalmScenario() {}

    /** Writes it to this folder as {@code calm.yaml}. */
    static String in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("calm.yaml"), """
                name: calm
                story: Nothing is wrong.
                server: {}
                client: { behaviour: churn, rate: 50/s }
                run: { for: 2s }
                kernel: {}
                expect: { diagnosis: HEALTHY }
                """).toString();
    }
}
