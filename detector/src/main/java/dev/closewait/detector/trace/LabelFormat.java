package dev.closewait.detector.trace;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.JsonFields;
import dev.closewait.detector.stream.JsonInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** A label as an object. What does not end before the trace does has no {@code until}. */
final class LabelFormat {
    /** What is told of what was true; {@link Label} says what each means. */
    private enum Field {
        PORT, PATTERN, ACCEPTED, ALSO, NEVER, SINCE, UNTIL, LEAKED
    }

    private static final int HIGHEST_PORT = 65_535;
    /** As many as a line can have sockets. */
    private static final int MOST_LEAKED = 1_000_000;
    private static final String PATTERNS = Arrays.stream(Pattern.values())
            .map(Pattern::name)
            .collect(Collectors.joining(", "));

    private final JsonFields<Field> fields = new JsonFields<>(Field.class,
            EnumSet.complementOf(EnumSet.of(Field.PATTERN, Field.SINCE)), HeaderFormat.VERSION);

    void write(JsonGenerator out, Label label) {
        out.writeStartObject();
        label.port().ifPresent(port -> {
            fields.name(out, Field.PORT);
            out.writeNumber(port);
        });
        fields.name(out, Field.PATTERN);
        out.writeString(label.pattern().name());
        patterns(out, Field.ACCEPTED, label.accepted());
        patterns(out, Field.ALSO, label.also());
        patterns(out, Field.NEVER, label.never());
        fields.name(out, Field.SINCE);
        out.writeNumber(label.sinceNanos());
        if (label.untilNanos() != Label.TO_THE_END) {
            fields.name(out, Field.UNTIL);
            out.writeNumber(label.untilNanos());
        }
        fields.name(out, Field.LEAKED);
        out.writeStartArray();
        label.leakedNanos().forEach(out::writeNumber);
        out.writeEndArray();
        out.writeEndObject();
    }

    private void patterns(JsonGenerator out, Field field, Set<Pattern> patterns) {
        fields.name(out, field);
        out.writeStartArray();
        patterns.forEach(pattern -> out.writeString(pattern.name()));
        out.writeEndArray();
    }

    Label read(JsonInput in) throws BadLineException {
        OptionalInt port = OptionalInt.empty();
        Pattern pattern = Pattern.HEALTHY;
        Set<Pattern> accepted = Set.of();
        Set<Pattern> also = Set.of();
        Set<Pattern> never = Set.of();
        long since = 0;
        long until = Label.TO_THE_END;
        List<Long> leaked = List.of();
        fields.begin(in);
        while (fields.next(in)) {
            switch (fields.current()) {
                case PORT -> port = OptionalInt.of((int) in.number(1, HIGHEST_PORT));
                case PATTERN -> pattern = pattern(in);
                case ACCEPTED -> accepted = patterns(in);
                case ALSO -> also = patterns(in);
                case NEVER -> never = patterns(in);
                case SINCE -> since = instant(in);
                case UNTIL -> until = instant(in);
                case LEAKED -> leaked = instants(in);
            }
        }
        if (until < since) {
            throw in.malformed("has until " + until + ", which is before since " + since);
        }
        if (never.contains(pattern)) {
            throw in.malformed("has the pattern " + pattern + " in never");
        }
        if (pattern != Pattern.LEAK && !leaked.isEmpty()) {
            throw in.malformed("has leaked sockets, and its pattern is " + pattern + "; expected LEAK, or none");
        }
        return new Label(port, pattern, accepted, also, never, since, until, leaked);
    }

    private static Set<Pattern> patterns(JsonInput in) throws BadLineException {
        Set<Pattern> patterns = EnumSet.noneOf(Pattern.class);
        in.beginList();
        while (in.nextInList()) {
            if (!patterns.add(pattern(in))) {
                throw in.malformed("stands twice in its list");
            }
        }
        return patterns;
    }

    private static Pattern pattern(JsonInput in) throws BadLineException {
        String text = in.text();
        for (Pattern pattern : Pattern.values()) {
            if (pattern.name().equals(text)) {
                return pattern;
            }
        }
        throw in.unexpected("one of " + PATTERNS);
    }

    private static List<Long> instants(JsonInput in) throws BadLineException {
        List<Long> instants = new ArrayList<>();
        in.beginList();
        while (in.nextInList()) {
            if (instants.size() == MOST_LEAKED) {
                throw in.malformed("is more than the " + MOST_LEAKED + " leaked sockets that a label may have");
            }
            long instant = instant(in);
            if (!instants.isEmpty() && instant < instants.getLast()) {
                throw in.unexpected("an instant not before the one before it");
            }
            instants.add(instant);
        }
        return instants;
    }

    private static long instant(JsonInput in) throws BadLineException {
        return in.number(Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
