package dev.closewait.scenarios.page;

import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.run.Place;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.ThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs the scenarios whose files have changed since they were last seen, and writes docs/catalogue.md. */
final class MakeCatalogue {
    private MakeCatalogue() {}

    /**
     * Makes the page.
     *
     * @param arguments the folder docs; then the scenarios to run in any case, by name, group, tag, or {@code all}
     */
    public static void main(String... arguments)
            throws IOException, RunException, InterruptedException, ScenarioFileException {
        Path docs = Path.of(arguments[0]);
        SeenFiles files = new SeenFiles(docs.resolve("catalogue"));
        List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
        List<Scenario> asked = words.isEmpty() ? List.of() : Catalogue.findAll(words);
        Place place = new ThisMachine();
        for (Scenario scenario : Catalogue.shipped()) {
            Optional<Seen> before = files.read(scenario.name());
            boolean aged = before.isEmpty() || !before.get().file().equals(SeenFiles.digest(scenario.name()));
            if (aged || asked.contains(scenario)) {
                Optional<String> missing = place.lacks(scenario);
                if (missing.isEmpty()) {
                    files.write(new Witness(place).see(scenario));
                } else {
                    System.out.println(scenario.name() + " is skipped: " + missing.get());
                }
            }
        }
        Files.writeString(docs.resolve("catalogue.md"), page(files));
    }

    /** The page of what is kept. */
    static String page(SeenFiles files) throws IOException {
        Map<String, Seen> seen = new TreeMap<>();
        for (Scenario scenario : Catalogue.shipped()) {
            files.read(scenario.name()).ifPresent(its -> seen.put(its.scenario(), its));
        }
        return Page.of(Catalogue.shipped(), seen);
    }
}
