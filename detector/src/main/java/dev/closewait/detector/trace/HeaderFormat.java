package dev.closewait.detector.trace;

import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.HeadFormat;
import dev.closewait.detector.stream.JsonFields;
import dev.closewait.detector.stream.JsonInput;
import dev.closewait.detector.trace.TraceHeader.Origin;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** A trace's first line, its version first. {@code docs/trace-format.md} describes it. */
final class HeaderFormat implements HeadFormat<TraceHeader> {
    /** The version of the header that is written, and the newest that is read. */
    static final int VERSION = 1;

    /** What is told of a trace; {@link TraceHeader} says what each means. The first one is the version. */
    private enum Field {
        TRACE, NAME, ORIGIN, KERNEL, EVERY, LABEL
    }

    private static final String ORIGINS = Arrays.stream(Origin.values())
            .map(HeaderFormat::word)
            .collect(Collectors.joining(", "));

    private final JsonFields<Field> fields = new JsonFields<>(Field.class,
            EnumSet.of(Field.KERNEL, Field.EVERY, Field.LABEL), VERSION);
    private final LabelFormat labels = new LabelFormat();

    @Override
    public String firstField() {
        return "trace";
    }

    @Override
    public void write(JsonGenerator out, TraceHeader header) {
        out.writeStartObject();
        fields.name(out, Field.TRACE);
        out.writeNumber(VERSION);
        fields.name(out, Field.NAME);
        out.writeString(header.name());
        fields.name(out, Field.ORIGIN);
        out.writeString(word(header.origin()));
        if (!header.kernel().isEmpty()) {
            fields.name(out, Field.KERNEL);
            out.writeString(header.kernel());
        }
        if (header.every().isPositive()) {
            fields.name(out, Field.EVERY);
            out.writeString(header.every().toString());
        }
        header.label().ifPresent(label -> {
            fields.name(out, Field.LABEL);
            labels.write(out, label);
        });
        out.writeEndObject();
    }

    @Override
    public TraceHeader read(JsonInput in) throws BadLineException {
        String name = "";
        Origin origin = Origin.RECORDED;
        String kernel = "";
        Duration every = Duration.ZERO;
        Optional<Label> label = Optional.empty();
        fields.begin(in);
        while (fields.next(in)) {
            switch (fields.current()) {
                case TRACE -> checkVersion(in);
                case NAME -> name = nonBlank(in);
                case ORIGIN -> origin = origin(in);
                case KERNEL -> kernel = in.text();
                case EVERY -> every = every(in);
                case LABEL -> label = Optional.of(labels.read(in));
            }
        }
        in.end();
        return new TraceHeader(name, origin, kernel, every, label);
    }

    private static void checkVersion(JsonInput in) throws BadLineException {
        long version = in.number(1, Integer.MAX_VALUE);
        if (version > VERSION) {
            throw in.newer("traces", version, VERSION);
        }
    }

    private static String nonBlank(JsonInput in) throws BadLineException {
        String name = in.text();
        if (name.isBlank()) {
            throw in.unexpected("a name");
        }
        return name;
    }

    private static Origin origin(JsonInput in) throws BadLineException {
        String text = in.text();
        for (Origin origin : Origin.values()) {
            if (word(origin).equals(text)) {
                return origin;
            }
        }
        throw in.unexpected("one of " + ORIGINS);
    }

    private static Duration every(JsonInput in) throws BadLineException {
        String text = in.text();
        try {
            Duration every = Duration.parse(text);
            if (every.isPositive()) {
                return every;
            }
        } catch (DateTimeParseException unreadable) {
            throw in.unexpected("a time in ISO 8601, such as PT0.25S");
        }
        throw in.unexpected("a time above zero, such as PT0.25S");
    }

    private static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }
}
