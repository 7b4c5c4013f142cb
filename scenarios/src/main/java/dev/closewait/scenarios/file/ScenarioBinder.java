package dev.closewait.scenarios.file;

import dev.closewait.client.behaviour.Behaviour;
import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Durations;
import dev.closewait.sim.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Makes a {@link Scenario} of a tree that the schema and the rules have found right. */
final class ScenarioBinder {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("closewait")
                    .addDeserializer(Duration.class, new WordReader<>(Duration.class, Durations::require))
                    .addDeserializer(Rate.class, new WordReader<>(Rate.class, Rate::parse))
                    .addDeserializer(Behaviour.class, new WordReader<>(Behaviour.class, Behaviours::named))
                    .addDeserializer(Group.class, new WordReader<>(Group.class, Group::named))
                    .addDeserializer(Side.class, new WordReader<>(Side.class, Side::named))
                    .addDeserializer(Transport.class, new WordReader<>(Transport.class, Transport::named))
                    .addDeserializer(FaultSpec.class, new FaultReader())
                    .addDeserializer(CommandSpec.class, new CommandReader()))
            .build();

    private ScenarioBinder() {}

    /** The names of a scenario's faults, in the order of the file. */
    static List<String> faultNames(ObjectNode scenario) {
        return scenario.path("server")
                .path("faults")
                .valueStream()
                .flatMap(fault -> fault.propertyNames().stream())
                .toList();
    }

    /**
     * The scenario that a tree says.
     *
     * @param tree its defaults filled in
     * @param folder where its commands start
     */
    static Scenario bind(ObjectNode tree, Path folder) {
        spellOutTwin(tree);
        return MAPPER.readerFor(Scenario.class).withAttribute(CommandReader.FOLDER, folder).readValue(tree);
    }

    /**
     * {@code true} is short for: without any fault, limit, hog or event, healthy, and the kernel shows what it shows of
     * every twin.
     */
    private static void spellOutTwin(ObjectNode tree) {
        JsonNode twin = tree.path("twin");
        if (!twin.isBoolean()) {
            return;
        }
        tree.remove("twin");
        if (twin.booleanValue()) {
            ObjectNode spelled = tree.putObject("twin");
            spelled.set("without", MAPPER.valueToTree(faultNames(tree)));
            spelled.putObject("limits");
            spelled.put("hogs", 0);
            spelled.putArray("events");
            spelled.put("diagnosis", "HEALTHY");
            ScenarioSchema.fillDefaults(tree);
        }
    }

    /** Reads what the file writes as one word. */
    private static final class WordReader<T> extends StdDeserializer<T> {
        private final Function<String, T> meaning;

        WordReader(Class<T> type, Function<String, T> meaning) {
            super(type);
            this.meaning = meaning;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return meaning.apply(parser.getString());
        }
    }

    /** A command stands in the file as a text, and starts where the file is. */
    private static final class CommandReader extends StdDeserializer<CommandSpec> {
        static final String FOLDER = "folder";

        CommandReader() {
            super(CommandSpec.class);
        }

        @Override
        public CommandSpec deserialize(JsonParser parser, DeserializationContext context) {
            return new CommandSpec(parser.getString(), (Path) context.getAttribute(FOLDER));
        }
    }

    private static final class FaultReader extends StdDeserializer<FaultSpec> {
        private static final TypeReference<Map<String, Map<String, Object>>> ONE_FAULT = new TypeReference<>() {};

        FaultReader() {
            super(FaultSpec.class);
        }

        @Override
        public FaultSpec deserialize(JsonParser parser, DeserializationContext context) {
            Map<String, Map<String, Object>> fault = parser.readValueAs(ONE_FAULT);
            String name = fault.keySet().iterator().next();
            return new FaultSpec(name, fault.getOrDefault(name, Map.of()));
        }
    }
}
