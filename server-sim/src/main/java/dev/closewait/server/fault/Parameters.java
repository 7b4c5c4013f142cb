package dev.closewait.server.fault;

import dev.closewait.sim.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a file says about one fault, read key by key; what it says wrong is told by a {@link FaultException}. */
public final class Parameters {
    /** No fault waits or works longer than this: a longer time is a slip of the pen. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final String fault;
    private final String path;
    private final JsonNode values;

    Parameters(String fault, String path, JsonNode values) {
        this.fault = fault;
        this.path = path;
        this.values = values;
    }

    /** A duration that must be given: above zero, at most an hour. */
    public Duration duration(String key) throws FaultException {
        JsonNode value = required(key, Durations.EXPECTED);
        Duration duration = Optional.of(value)
                .filter(JsonNode::isString)
                .flatMap(text -> Durations.parse(text.asString()))
                .orElseThrow(() -> wrong(key, value, Durations.EXPECTED));
        if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw wrong(key, value, "more than 0us and at most " + Durations.text(LONGEST));
        }
        return duration;
    }

    /** The probability of a connection to suffer the fault, which must be given: a number from 0 to 1. */
    public double probability() throws FaultException {
        String key = "probability";
        String expected = "a number from 0 to 1";
        JsonNode value = required(key, expected);
        if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= 1)) {
            throw wrong(key, value, expected);
        }
        return value.asDouble();
    }

    /** A whole number from 1 to {@code most}. */
    public int count(String key, int otherwise, int most) throws FaultException {
        return count(key, otherwise, 1, most);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int count(String key, int otherwise, int least, int most) throws FaultException {
        JsonNode value = values.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw wrong(key, value, "a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    /** The seed of a fault's draws, 1 unless it is given: a whole number above zero. */
    public int seed() throws FaultException {
        return count("seed", 1, Integer.MAX_VALUE);
    }

    /** One of the constants of an enum, by what its {@code toString} says. */
    public <E extends Enum<E>> E choice(String key, E otherwise) throws FaultException {
        JsonNode value = values.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> value.isString() && constant.toString().equals(value.asString()))
                .findFirst()
                .orElseThrow(() -> wrong(key, value,
                        Arrays.stream(constants).map(Enum::toString).collect(Collectors.joining(", ", "one of ", ""))));
    }

    private JsonNode required(String key, String expected) throws FaultException {
        JsonNode value = values.path(key);
        if (value.isMissingNode()) {
            throw new FaultException(path, "fault " + fault + ": " + key + " is missing, expected " + expected);
        }
        return value;
    }

    private FaultException wrong(String key, JsonNode value, String expected) {
        return new FaultException(path + "/" + key,
                "fault " + fault + ": " + key + " is " + value + ", expected " + expected);
    }
}
