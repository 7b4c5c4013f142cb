package dev.closewait.server.fault;

import dev.closewait.sim.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * All kinds of faults, and the reader of lists of them: a list of objects with a single key each, the fault's name, whose
 * value holds its parameters, such as {@code [{"slow-close":{"delay":"20ms"}}]}.
 */
public final class Faults {
    private static final List<FaultKind> KINDS = ServiceLoader.load(FaultKind.class, FaultKind.class.getClassLoader())
            .stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(FaultKind::name))
            .toList();

    private static final String EXPECTED = "a list of faults such as [{\"slow-close\":{\"delay\":\"20ms\"}}]";

    /** From the mapper that a tree writes itself with: a second one would cost a tenth of a second at start. */
    private static final ObjectReader JSON = JsonMapper.shared()
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private Faults() {}

    /** All kinds, by name. */
    public static List<FaultKind> kinds() {
        return KINDS;
    }

    /** The names of all kinds. */
    public static List<String> names() {
        return KINDS.stream().map(FaultKind::name).toList();
    }

    /**
     * Reads a list of faults from JSON text.
     *
     * @throws FaultException when the text is no JSON, or no list of faults
     */
    public static List<Fault> parse(String json) throws FaultException {
        try {
            return parse(JSON.readTree(json));
        } catch (JacksonException e) {
            throw new FaultException("", "faults are not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("")
                    + "; expected " + EXPECTED);
        }
    }

    /**
     * Reads a list of faults from a tree, whatever the file it came from was written in.
     *
     * @throws FaultException when it is no list of faults
     */
    public static List<Fault> parse(JsonNode list) throws FaultException {
        if (!list.isArray()) {
            throw new FaultException("", "faults is " + list + ", expected " + EXPECTED);
        }
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            faults.add(one(index, list.get(index)));
        }
        return List.copyOf(faults);
    }

    /** Writes a list as {@link #parse(JsonNode)} reads it. */
    public static ArrayNode toJson(List<Fault> faults) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Fault fault : faults) {
            FaultKind kind = KINDS.stream().filter(each -> each.isKindOf(fault)).findFirst().orElseThrow();
            list.addObject().set(kind.name(), kind.parametersOf(fault));
        }
        return list;
    }

    private static Fault one(int index, JsonNode entry) throws FaultException {
        if (!entry.isObject() || entry.size() != 1) {
            throw new FaultException(String.valueOf(index), "fault " + (index + 1) + " of the list is " + entry
                    + ", expected an object with a single key, its name, such as {\"slow-close\":{\"delay\":\"20ms\"}}");
        }
        String name = entry.propertyNames().iterator().next();
        String path = index + "/" + name;
        FaultKind kind = KINDS.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new FaultException(path,
                                "there is no fault " + name + "; " + Nearest.expected(name, names())));
        return kind.make(parameters(kind, path, entry.path(name)));
    }

    /** A fault without parameters may be written with none, which YAML reads as null. */
    private static Parameters parameters(FaultKind kind, String path, JsonNode given) throws FaultException {
        JsonNode values = given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
        if (!values.isObject()) {
            throw new FaultException(path,
                    "fault " + kind.name() + " is " + given + ", expected an object with its parameters");
        }
        for (String key : values.propertyNames()) {
            if (!kind.parameters().contains(key)) {
                throw new FaultException(path + "/" + key, "fault " + kind.name() + " has no parameter " + key + " ("
                        + values.path(key) + "); " + Nearest.expected(key, kind.parameters()));
            }
        }
        return new Parameters(kind.name(), path, values);
    }
}
