package dev.closewait.client.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of JSON, and back: {@code {"version":1,"event":"progress",…}}. */
public final class EventLines {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(Event.class, Shape.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private EventLines() {}

    /** An event's line, without the line's end. */
    public static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }

    /**
     * Reads any event's line; a field that this version does not know is skipped.
     *
     * @throws IllegalArgumentException when the line is not an event of this version
     */
    public static Event parse(String line) {
        try {
            if (MAPPER.readTree(line).path("version").asInt(0) == Event.VERSION) {
                return MAPPER.readValue(line, Event.class);
            }
        } catch (JacksonException notAnEvent) {
            throw new IllegalArgumentException(unlike(line, "an event of client-sim"), notAnEvent);
        }
        throw new IllegalArgumentException(unlike(line, "an event of client-sim of version " + Event.VERSION));
    }

    static String unlike(String line, String expected) {
        return "'" + line + "' is not " + expected;
    }

    /** How an event looks as JSON: the records themselves need not know. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "event")
    @JsonSubTypes({@JsonSubTypes.Type(value = Started.class, name = "started"),
        @JsonSubTypes.Type(value = Progress.class, name = "progress"),
        @JsonSubTypes.Type(value = Report.class, name = "report")})
    @JsonPropertyOrder({"version", "event"})
    private interface Shape {
        @JsonProperty
        int version();

        @JsonProperty
        String event();
    }
}
