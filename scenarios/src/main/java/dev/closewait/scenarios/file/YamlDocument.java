package dev.closewait.scenarios.file;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file as a tree that knows on which line each of its keys stands. */
final class YamlDocument {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final ObjectNode root;

    private YamlDocument(String file, JsonParser parser) throws ScenarioFileException {
        this.file = file;
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new ScenarioFileException(
                    file + ":1: " + (first == null ? "the file is empty" : "this is no YAML mapping")
                            + "; expected a scenario that begins with 'name: ...'");
        }
        root = object("", parser);
        if (parser.nextToken() != null) {
            throw new ScenarioFileException(file + ":" + line(parser)
                    + ": a second document begins here; expected one scenario to a file");
        }
    }

    /**
     * Reads YAML.
     *
     * @param file the name by which errors call it
     * @throws ScenarioFileException when it is no YAML, or gives a key twice
     */
    static YamlDocument parse(String file, String text) throws ScenarioFileException {
        try (JsonParser parser = YAML.createParser(text)) {
            return new YamlDocument(file, parser);
        } catch (JacksonException broken) {
            throw new ScenarioFileException(file + ":" + describe(broken));
        }
    }

    ObjectNode root() {
        return root;
    }

    /** An exception with a line for each of these problems, in the order of the file. */
    ScenarioFileException exception(Collection<Problem> problems) {
        return new ScenarioFileException(problems.stream()
                .sorted(Comparator.comparingInt(problem -> line(problem.pointer())))
                .map(problem -> file + ":" + line(problem.pointer()) + ": key '" + key(problem.pointer()) + "': "
                        + problem.message())
                .distinct()
                .toList());
    }

    /** The line of a value; of one that is not there, the line of the section that lacks it. */
    private int line(String pointer) {
        String known = pointer;
        while (!lines.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return lines.getOrDefault(known, 1);
    }

    /** A pointer as a person writes it: {@code server.faults[0]}. */
    private static String key(String pointer) {
        return Arrays.stream(pointer.split("/"))
                .filter(step -> !step.isEmpty())
                .map(step -> step.chars().allMatch(Character::isDigit) ? "[" + step + "]" : "." + step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private ObjectNode object(String pointer, JsonParser parser) throws ScenarioFileException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String below = pointer + "/" + name;
            if (object.has(name)) {
                throw new ScenarioFileException(file + ":" + line(parser) + ": key '" + key(below)
                        + "': given a second time; the first stands on line " + line(below));
            }
            lines.put(below, line(parser));
            object.set(name, value(below, parser.nextToken(), parser));
        }
        return object;
    }

    private ArrayNode array(String pointer, JsonParser parser) throws ScenarioFileException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            String below = pointer + "/" + array.size();
            lines.put(below, line(parser));
            array.add(value(below, token, parser));
        }
        return array;
    }

    private JsonNode value(String pointer, JsonToken token, JsonParser parser) throws ScenarioFileException {
        return switch (token) {
            case START_OBJECT -> object(pointer, parser);
            case START_ARRAY -> array(pointer, parser);
            case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
                case INT -> NODES.numberNode(parser.getIntValue());
                case LONG -> NODES.numberNode(parser.getLongValue());
                default -> NODES.numberNode(parser.getBigIntegerValue());
            };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.stringNode(parser.getString());
        };
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String describe(JacksonException broken) {
        if (broken.getCause() instanceof MarkedYamlEngineException marked) {
            int line = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            return line + ": this is no YAML: " + marked.getProblem();
        }
        return broken.getLocation().getLineNr() + ": this is no YAML: " + broken.getOriginalMessage();
    }
}
