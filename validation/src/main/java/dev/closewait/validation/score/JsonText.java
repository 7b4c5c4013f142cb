package dev.closewait.validation.score;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON that becomes records: nothing is passed over that is not known, nothing may lack but what is optional, and
 * each mistake is told with its place.
 */
final class JsonText {
    private static final int MOST_CHARACTERS = 300;
    private static final Set<Class<?>> OPTIONAL = Set.of(Optional.class, OptionalDouble.class, OptionalInt.class);

    private final String name;
    private final byte[] bytes;

    /** @param name of the file, for people */
    JsonText(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
    }

    /** Reads a file. */
    static JsonText of(Path file) throws BadFileException {
        try {
            return new JsonText(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new BadFileException(file + ": there is no such file");
        } catch (AccessDeniedException denied) {
            throw new BadFileException(file + ": no permission to read it");
        } catch (IOException unreadable) {
            throw new BadFileException(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /** What a mapper of such files begins with. */
    static JsonMapper.Builder strict() {
        return JsonMapper.builder()
                .annotationIntrospector(new AllRequired())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The tree of its values. */
    JsonNode tree(JsonMapper mapper) throws BadFileException {
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException malformed) {
            throw bad(malformed);
        }
    }

    /** Says in one line where the file is wrong, and what was expected there. */
    BadFileException bad(JacksonException failure) {
        List<JacksonException.Reference> path = failure instanceof DatabindException mapped
                ? mapped.getPath()
                : List.of();
        String field = path.stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String pointer = path.stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
        return bad(pointer, (field.isEmpty() ? "" : "'" + field.replaceFirst("^\\.", "") + "' ") + what(failure),
                Optional.ofNullable(failure.getLocation()));
    }

    /** Says in one line what is wrong with the whole. */
    BadFileException bad(String wrong) {
        return bad("", wrong);
    }

    /**
     * Says in one line what is wrong at a place.
     *
     * @param pointer of the value, such as {@code /delay/each} (RFC 6901)
     */
    BadFileException bad(String pointer, String wrong) {
        return bad(pointer, wrong, Optional.empty());
    }

    private BadFileException bad(String pointer, String wrong, Optional<TokenStreamLocation> otherwise) {
        String place = placeOf(pointer).or(() -> otherwise)
                .filter(at -> at.getLineNr() > 0)
                .map(at -> ", line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("");
        return new BadFileException(name + place + ": " + wrong);
    }

    /** Where a value stands; its mistake may have been found when it was a tree, which has no places. */
    private Optional<TokenStreamLocation> placeOf(String pointer) {
        if (pointer.isEmpty()) {
            return Optional.empty();
        }
        try (JsonParser parser = JsonMapper.shared().createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
                    return Optional.of(parser.currentTokenLocation());
                }
            }
        } catch (JacksonException malformedBeforeIt) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String what(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> "is not known; expected one of "
                    + unknown.getKnownPropertyIds()
                            .stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(
                                    Collectors.joining(", "));
            case InvalidFormatException format ->
                "is '" + format.getValue() + "'; expected " + expected(format.getTargetType());
            case ValueInstantiationException made when made.getCause() != null ->
                String.valueOf(made.getCause().getMessage());
            case MismatchedInputException mismatched when saysItLacks(mismatched.getOriginalMessage()) ->
                "lacks, or is null";
            default -> {
                String reason = failure.getOriginalMessage().lines().findFirst().orElse("no reason given");
                yield reason.length() <= MOST_CHARACTERS ? reason : reason.substring(0, MOST_CHARACTERS) + "...";
            }
        };
    }

    /** Jackson has no exception of its own for that. */
    private static boolean saysItLacks(String message) {
        return message.contains("creator property") || message.contains("`null`");
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(
                            Collectors.joining(", "));
        }
        return type == double.class || type == Double.class ? "a number" : "a whole number";
    }

    /** Every component of a record has to be there, unless its type says that it can be empty. */
    private static final class AllRequired extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return !OPTIONAL.contains(member.getRawType());
        }
    }
}
