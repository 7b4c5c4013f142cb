package dev.closewait.scenarios.file;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import dev.closewait.sim.Nearest;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code scenario.schema.json}: which keys there are, what each may hold, and what it holds when it is left out. */
final class ScenarioSchema {
    private static final String RESOURCE = "scenario.schema.json";
    private static final JsonNode TREE = read();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TREE);

    private ScenarioSchema() {}

    /** The schema as JSON. */
    static JsonNode tree() {
        return TREE;
    }

    /** What is wrong with a scenario by the schema alone. */
    static List<Problem> problems(JsonNode scenario) {
        return SCHEMA.validate(scenario).stream().map(ScenarioSchema::problem).toList();
    }

    /** Writes the defaults of all keys that a scenario leaves out, in the sections that it has or that have a default. */
    static void fillDefaults(ObjectNode scenario) {
        fillDefaults(scenario, TREE);
    }

    private static void fillDefaults(ObjectNode section, JsonNode schema) {
        for (var property : resolve(schema).path("properties").properties()) {
            JsonNode fallback = property.getValue().path("default");
            if (!section.has(property.getKey()) && !fallback.isMissingNode()) {
                section.set(property.getKey(), fallback.deepCopy());
            }
            if (section.path(property.getKey()) instanceof ObjectNode below) {
                fillDefaults(below, property.getValue());
            }
        }
    }

    private static Problem problem(Error error) {
        String place = pointer(error.getInstanceLocation());
        JsonNode rule = ruleOf(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> {
                List<String> known = rule.path("properties").propertyNames().stream().sorted().toList();
                yield new Problem(place + "/" + error.getProperty(), "there is no such key; "
                        + Nearest.expected(error.getProperty(), known));
            }
            case "required" -> new Problem(place + "/" + error.getProperty(),
                    "is missing; expected " + expected(resolve(rule.path("properties").path(error.getProperty()))));
            case "enum" -> {
                List<String> known = rule.path("enum").valueStream().map(JsonNode::asString).toList();
                String written = error.getInstanceNode().asString();
                yield new Problem(place, "'" + written + "' is not " + rule.path("title").asString()
                        + "; " + Nearest.expected(written, known));
            }
            case "type", "pattern", "minimum", "maximum", "minProperties", "maxProperties", "minItems" -> new Problem(
                    place, shown(error.getInstanceNode()) + " is not " + expected(rule));
            default -> new Problem(place, error.getMessage());
        };
    }

    /** The part of the schema that holds the keyword which was not met. */
    private static JsonNode ruleOf(Error error) {
        return TREE.at(pointer(error.getSchemaLocation().getFragment().getParent()));
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int step = 0; step < path.getNameCount(); step++) {
            pointer.append('/')
                    .append(PathType.JSON_POINTER.equals(path.getPathType())
                            ? path.getElement(step)
                            : path.getName(step));
        }
        return pointer.toString();
    }

    private static String expected(JsonNode rule) {
        String examples = rule.path("examples")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(" or "));
        String keys = String.join(", ", rule.path("properties").propertyNames());
        return rule.path("title").asString()
                + (examples.isEmpty() ? "" : ", such as " + examples)
                + (keys.isEmpty() ? "" : " with keys of " + keys);
    }

    private static String shown(JsonNode value) {
        return value.isString() ? "'" + value.asString() + "'" : value.toString();
    }

    private static JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode() ? schema : TREE.at(reference.asString().substring(1));
    }

    private static JsonNode read() {
        InputStream schema = Objects.requireNonNull(ScenarioSchema.class.getResourceAsStream(RESOURCE), RESOURCE);
        return new JsonMapper().readTree(schema);
    }
}
