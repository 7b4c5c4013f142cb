package dev.closewait.cli.command;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which diagnoses are news: those that give a service other patterns than the look before did. */
final class Changes {
    private Map<Service, Patterns> before = Map.of();

    /** What is said of a service; in which order the lesser patterns stand is no news. */
    private record Patterns(Pattern worst, Set<Pattern> also) {
        static Patterns of(Diagnosis diagnosis) {
            return new Patterns(diagnosis.pattern(), Set.copyOf(diagnosis.also()));
        }
    }

    /**
     * The news of a look. A service of which nothing is said any more is forgotten, so that it is news when it returns.
     *
     * @param diagnoses all that is held now
     */
    List<Diagnosis> among(List<Diagnosis> diagnoses) {
        Map<Service, Patterns> now = new HashMap<>();
        diagnoses.forEach(said -> now.put(said.service(), Patterns.of(said)));
        List<Diagnosis> news = diagnoses.stream()
                .filter(said -> !Patterns.of(said).equals(before.get(said.service())))
                .toList();
        before = now;
        return news;
    }
}
