package dev.closewait.scenarios.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/** A run as one line of JSON, with all that was seen and said. */
final class RunLine {
    private static final JsonMapper JSON = new JsonMapper();

    /** What is kept of one detector; Jackson leaves an empty Optional as null. */
    private record Said(String detector, boolean correct, Optional<String> wrong, OptionalDouble seconds,
            OptionalInt stuckByThen, List<String> words, List<String> evidence, Object forecast) {
        static Said of(Heard heard) {
            return new Said(heard.detector(), heard.correct(), heard.wrong(), heard.seconds(), heard.stuckByThen(),
                    heard.words(), heard.atTheEnd().map(said -> said.evidence()).orElse(List.of()),
                    heard.atTheEnd().flatMap(said -> said.forecast()));
        }
    }

    private RunLine() {}

    static String of(CaseResult result) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("version", 1);
        line.put("case", result.plan().name());
        line.put("seed", result.seed());
        line.put("seconds", result.wallTime().toMillis() / 1e3);
        line.put("reproduced", result.truth().held());
        line.put("truth", result.truth().findings());
        line.put("stuck", result.truth().stuck().size());
        line.put("heard", result.heard().stream().map(Said::of).toList());
        return JSON.writeValueAsString(line);
    }
}
