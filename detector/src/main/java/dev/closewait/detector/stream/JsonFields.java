package dev.closewait.detector.stream;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The fields that a kind of object can have, each at most once. They are named after the constants of an enum:
 * {@code RECEIVE_QUEUE} is {@code receiveQueue}. It is used again for each object of its kind, and makes none.
 *
 * @param <F> has a constant for each field
 */
public final class JsonFields<F extends Enum<F>> {
    private final int version;
    private final List<F> fields;
    private final Set<F> required;
    private final Map<F, SerializedString> names;
    private final PropertyNameMatcher matcher;
    private final Set<F> seen;
    private F current;

    /**
     * The fields of an enum, as they are in an observation.
     *
     * @param optional those that may be left out
     */
    JsonFields(Class<F> type, EnumSet<F> optional) {
        this(type, optional, Limits.VERSION);
    }

    /**
     * The fields of an enum.
     *
     * @param optional those that may be left out
     * @param version in which there are these and no others
     */
    public JsonFields(Class<F> type, EnumSet<F> optional, int version) {
        this.version = version;
        fields = List.of(type.getEnumConstants());
        required = EnumSet.complementOf(optional);
        names = new EnumMap<>(type);
        fields.forEach(field -> names.put(field, new SerializedString(camelCase(field.name()))));
        matcher = JsonInput.FACTORY.constructNameMatcher(fields.stream().map(this::named).toList(), false);
        seen = EnumSet.noneOf(type);
        current = fields.getFirst();
    }

    /** Writes the name of a field. */
    public void name(JsonGenerator out, F field) {
        out.writeName(names.get(field));
    }

    /** Begins to read an object, which has to stand here. */
    public void begin(JsonInput in) throws BadLineException {
        in.beginObject();
        seen.clear();
    }

    /** Goes on to the value of the next field; false at the end of the object. */
    public boolean next(JsonInput in) throws BadLineException {
        int match = in.nextName(matcher);
        if (match == PropertyNameMatcher.MATCH_END_OBJECT) {
            checkComplete(in);
            return false;
        }
        if (match < 0) {
            throw in.malformed("is not known in version " + version + "; expected one of " + namesOf(fields));
        }
        current = fields.get(match);
        if (!seen.add(current)) {
            throw in.malformed("stands twice in its object");
        }
        in.nextValue();
        return true;
    }

    /** The field whose value stands here. */
    public F current() {
        return current;
    }

    private void checkComplete(JsonInput in) throws BadLineException {
        if (!seen.containsAll(required)) {
            throw in.malformed("lacks " + namesOf(required.stream().filter(field -> !seen.contains(field)).toList()));
        }
    }

    private String namesOf(List<F> some) {
        return some.stream().map(this::named).map(Named::getName).collect(Collectors.joining(", "));
    }

    private Named named(F field) {
        return Named.fromString(camelCase(field.name()));
    }

    private static String camelCase(String constant) {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_", -1);
        return words[0] + Arrays.stream(words, 1, words.length)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
