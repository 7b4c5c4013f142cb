package dev.closewait.validation.contestant;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program answers to a look: {@code {"services":[{"port":8080,"pattern":"LEAK","also":[]}]}}. Other keys are passed
 * over, and {@code also} may be left out.
 */
final class Answer {
    private static final ObjectReader JSON = JsonMapper.shared()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int HIGHEST_PORT = 65_535;
    private static final String EXPECTED = "; expected {\"services\":[{\"port\":8080,\"pattern\":\"LEAK\"}]}";

    private Answer() {}

    /**
     * Reads one.
     *
     * @throws ContestantException when it is none; the message says what is wrong with it, as in "answered look 3 with …"
     */
    static List<Said> read(String line, long look) throws ContestantException {
        JsonNode services = json(line, look).path("services");
        if (!services.isArray()) {
            throw wrong(look, "no list of services: " + OneLine.of(line) + EXPECTED);
        }
        List<Said> said = new ArrayList<>();
        for (JsonNode service : services) {
            said.add(new Said(port(service, look), pattern(service.path("pattern"), look), also(service, look)));
        }
        said.sort(Comparator.comparing(Said::pattern).reversed());
        return said;
    }

    private static JsonNode json(String line, long look) throws ContestantException {
        if (line.isBlank()) {
            throw wrong(look, "an empty line" + EXPECTED);
        }
        try {
            return JSON.readTree(line);
        } catch (JacksonException malformed) {
            throw wrong(look, "no JSON: " + OneLine.of(line) + EXPECTED);
        }
    }

    private static int port(JsonNode service, long look) throws ContestantException {
        JsonNode port = service.path("port");
        if (!port.isIntegralNumber() || !port.canConvertToInt() || port.intValue() < 0
                || port.intValue() > HIGHEST_PORT) {
            throw wrong(look, "the port " + text(port) + "; expected 0 to " + HIGHEST_PORT
                    + ", 0 for outgoing connections");
        }
        return port.intValue();
    }

    private static Pattern pattern(JsonNode name, long look) throws ContestantException {
        return Arrays.stream(Pattern.values())
                .filter(pattern -> name.isString() && pattern.name().equals(name.stringValue()))
                .findFirst()
                .orElseThrow(() -> wrong(look, "the pattern " + text(name) + "; expected one of "
                        + String.join(", ", Arrays.stream(Pattern.values()).map(Pattern::name).toList())));
    }

    private static Set<Pattern> also(JsonNode service, long look) throws ContestantException {
        JsonNode also = service.path("also");
        if (!also.isArray() && !also.isMissingNode()) {
            throw wrong(look, "the list 'also' " + text(also) + "; expected patterns, as in [\"FAST_CHURN\"]");
        }
        Set<Pattern> patterns = EnumSet.noneOf(Pattern.class);
        for (JsonNode name : also) {
            patterns.add(pattern(name, look));
        }
        return patterns;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "missing" : OneLine.of(value.toString());
    }

    private static ContestantException wrong(long look, String what) {
        return new ContestantException("answered look " + look + " with " + what);
    }
}
