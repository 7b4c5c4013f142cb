package dev.closewait.validation.score;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** How this module reads JSON: nothing that is not known, nothing that lacks, and a place for every mistake. */
final class JsonText {
    private static final int MOST_CHARACTERS = 300;

    private JsonText() {}

    /** What a reader of records begins with. */
    static JsonMapper.Builder strict() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Says in one line where the file is wrong, and what was expected there. */
    static BadFileException bad(String file, JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        String place = at != null && at.getLineNr() > 0
                ? ", line " + at.getLineNr() + ", column " + at.getColumnNr()
                : "";
        return new BadFileException(file + place + ": " + field(failure) + what(failure));
    }

    private static String field(JacksonException failure) {
        String path = failure instanceof DatabindException mapped
                ? mapped.getPath()
                        .stream()
                        .map(step -> step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                        .collect(Collectors.joining())
                : "";
        return path.isEmpty() ? "" : "'" + path.replaceFirst("^\\.", "") + "' ";
    }

    private static String what(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> "is not known; expected one of "
                    + unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(
                            Collectors.joining(", "));
            case InvalidFormatException format -> "is '" + format.getValue() + "'; expected " + expected(
                    format.getTargetType());
            case ValueInstantiationException made when made.getCause() != null -> String.valueOf(
                    made.getCause().getMessage());
            default -> {
                String reason = failure.getOriginalMessage().lines().findFirst().orElse("no reason given");
                yield reason.length() <= MOST_CHARACTERS ? reason : reason.substring(0, MOST_CHARACTERS) + "...";
            }
        };
    }

    private static String expected(Class<?> type) {
        return type.isEnum()
                ? "one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(
                        Collectors.joining(", "))
                : type == double.class || type == Double.class ? "a number" : "a whole number";
    }
}
