package dev.closewait.detector.stream;

import dev.closewait.detector.socket.EndpointParser;
import dev.closewait.detector.stream.BadLineException.Trouble;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * The values of one line, each checked for what it may be. No method but {@link #text()} makes an object. All throw
 * {@link BadLineException} when something else stands there, and what Jackson throws when it is not JSON at all.
 */
public final class JsonInput implements AutoCloseable {
    /** A line is read from a stream that goes on behind it. Nothing nests deeper than a socket in a list in a line. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNameLength(Limits.TEXT_CHARACTERS)
                    .maxStringLength(Limits.TEXT_CHARACTERS)
                    .maxNumberLength(Limits.TEXT_CHARACTERS)
                    .maxDocumentLength(Long.MAX_VALUE) // LineInput counts the bytes
                    .build())
            .build();

    private static final int HEX = 16;
    private static final int COOKIE_DIGITS = 16;
    private static final int BITS_OF_DIGIT = 4;
    private static final int ASCII = 128;
    private static final int MOST_QUOTED = 60;
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final long line;
    private final JsonParser parser;
    private final EndpointParser endpoint;
    /** Whether the name of the object's first field was read already, to see what kind of object it is. */
    private boolean named;

    /**
     * Begins to read the line that was reached.
     *
     * @param endpoint used again from line to line
     */
    JsonInput(LineInput lines, EndpointParser endpoint) {
        line = lines.number();
        parser = FACTORY.createParser(ObjectReadContext.empty(), lines);
        this.endpoint = endpoint;
    }

    /** What failed when Jackson read or wrote. */
    static IOException cause(JacksonIOException failure) {
        return Optional.ofNullable(failure.getCause()).orElseGet(() -> new IOException(failure));
    }

    /** Goes on to whatever comes next, a value or the end of a list. */
    void nextValue() {
        parser.nextToken();
    }

    /** Goes to the first value of the line, unless it was reached before. */
    void begin() {
        if (parser.currentToken() == null) {
            nextValue();
        }
    }

    /** Whether the line is an object whose first field has this name; it is still to be read from its beginning. */
    boolean beginsWith(String name) {
        begin();
        named = parser.currentToken() == JsonToken.START_OBJECT;
        return named && name.equals(parser.nextName());
    }

    void beginObject() throws BadLineException {
        require(named || parser.currentToken() == JsonToken.START_OBJECT, "an object");
    }

    int nextName(PropertyNameMatcher names) {
        if (named) {
            named = false;
            return parser.currentNameMatch(names);
        }
        return parser.nextNameMatch(names);
    }

    /** A list has to stand here. */
    public void beginList() throws BadLineException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "a list");
    }

    /** Goes on to the next value of a list; false at its end. */
    public boolean nextInList() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Nothing but white space may follow. */
    public void end() throws BadLineException {
        if (parser.nextToken() != null) {
            throw new BadLineException(Trouble.MALFORMED, line,
                    "something follows the object; expected one object a line");
        }
    }

    /** A whole number within these bounds, both of them included. */
    public long number(long least, long most) throws BadLineException {
        boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != NumberType.BIG_INTEGER;
        if (!whole || parser.getLongValue() < least || parser.getLongValue() > most) {
            // Put together only here: a text for each number would be most of what reading allocates.
            throw unexpected("a whole number from " + least + " to " + most);
        }
        return parser.getLongValue();
    }

    /** A count or a total, from 0. */
    long total() throws BadLineException {
        return number(0, Long.MAX_VALUE);
    }

    /** A 32-bit number without a sign. The highest is no number: columns hold it where they hold nothing. */
    int unsigned() throws BadLineException {
        return (int) number(0, Integer.toUnsignedLong(-2));
    }

    double decimal() throws BadLineException {
        boolean isNumber = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        double value = isNumber ? parser.getDoubleValue() : Double.NaN;
        require(value >= 0 && value <= Double.MAX_VALUE, "a number from 0");
        return value;
    }

    boolean flag() throws BadLineException {
        require(parser.currentToken() == JsonToken.VALUE_TRUE || parser.currentToken() == JsonToken.VALUE_FALSE,
                "true or false");
        return parser.getBooleanValue();
    }

    /** Any text. */
    public String text() throws BadLineException {
        require(parser.currentToken() == JsonToken.VALUE_STRING, "a text");
        return parser.getString();
    }

    Instant time() throws BadLineException {
        String text = text();
        try {
            Instant time = Instant.parse(text);
            require(!time.isBefore(EARLIEST) && !time.isAfter(LATEST), "a time in the years 0 to 9999");
            return time;
        } catch (DateTimeException unreadable) {
            throw unexpected("a time such as 2026-11-22T10:30:40.250Z");
        }
    }

    /** 64 bits in a text of up to 16 hexadecimal digits. */
    long hex() throws BadLineException {
        String expected = "a text of 1 to 16 hexadecimal digits";
        require(parser.currentToken() == JsonToken.VALUE_STRING, expected);
        int length = parser.getStringLength();
        require(length >= 1 && length <= COOKIE_DIGITS, expected);
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        long bits = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = characters[i] < ASCII ? Character.digit(characters[i], HEX) : -1;
            require(digit >= 0, expected);
            bits = (bits << BITS_OF_DIGIT) | digit;
        }
        return bits;
    }

    /** An address and a port; the result is overwritten by the next. */
    EndpointParser endpoint() throws BadLineException {
        require(parser.currentToken() == JsonToken.VALUE_STRING
                && endpoint.read(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength()),
                "an address and a port such as 127.0.0.1:8080 or [::1]:8080");
        return endpoint;
    }

    /**
     * Says that the line is of a version to come.
     *
     * @param what is of that version, such as {@code observations}
     * @param known the newest version that is known
     */
    public BadLineException newer(String what, long version, long known) {
        return new BadLineException(Trouble.NEWER_VERSION, line, "version " + version + " of " + what
                + "; this closewait reads up to version " + known + ": use a newer one");
    }

    /** Says that what stands here is something else than expected. */
    public BadLineException unexpected(String expected) {
        JsonToken token = parser.currentToken();
        return malformed("expected " + expected + ", is " + (token == null ? "nothing" : switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text '" + quoted() + "'";
            default -> quoted();
        }));
    }

    /** Says what is wrong with the place that was reached. */
    public BadLineException malformed(String wrong) {
        String path = parser.streamReadContext().pathAsPointer().toString();
        String field = path.replaceAll("/(\\d+)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return new BadLineException(Trouble.MALFORMED, line,
                (field.isEmpty() ? "the object " : "field '" + field + "' ") + wrong);
    }

    private String quoted() {
        String text = parser.getString();
        return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "...";
    }

    private void require(boolean holds, String expected) throws BadLineException {
        if (!holds) {
            throw unexpected(expected);
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
