package dev.closewait.validation.score;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where cost profiles come from: those that are shipped, and files of the same form. */
public final class CostProfiles {
    /** By which contestants are ranked unless another is asked for. */
    public static final String DEFAULT = "balanced";

    /** Those that are shipped, the default first. */
    public static final List<String> NAMES = List.of(DEFAULT, "pager", "ci");

    private static final JsonMapper MAPPER = JsonText.strict().build();

    private CostProfiles() {}

    /** All that are shipped, the default first. */
    public static List<CostProfile> shipped() {
        List<CostProfile> profiles = new ArrayList<>();
        for (String name : NAMES) {
            profiles.add(shipped(name));
        }
        return profiles;
    }

    /**
     * The shipped profile of a name, or else the one in a file.
     *
     * @throws BadFileException when there is neither, or the file is not one
     */
    public static CostProfile find(String nameOrFile) throws BadFileException {
        if (NAMES.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.exists(file)) {
            throw new BadFileException("no cost profile is named '" + nameOrFile + "', and there is no such file;"
                    + " there are " + String.join(", ", NAMES));
        }
        return read(JsonText.of(file));
    }

    private static CostProfile shipped(String name) {
        String resource = "/profiles/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(CostProfiles.class.getResourceAsStream(resource), resource)) {
            return read(new JsonText(resource, in.readAllBytes()));
        } catch (IOException | BadFileException broken) {
            throw new IllegalStateException("a shipped cost profile is broken", broken);
        }
    }

    private static CostProfile read(JsonText text) throws BadFileException {
        JsonNode tree = text.tree(MAPPER);
        if (!tree.isObject()) {
            throw text.bad("is " + tree.getNodeType().name().toLowerCase(Locale.ROOT) + "; expected an object");
        }
        requireKnown(text, tree, "", CostProfile.class);
        for (String charge : List.of("delay", "falseAlarms", "retractions")) {
            requireKnown(text, tree.path(charge), "/" + charge, Charge.class);
        }
        try {
            return MAPPER.treeToValue(tree, CostProfile.class);
        } catch (JacksonException wrong) {
            throw text.bad(wrong);
        }
    }

    /** Comes before all else: a key that is written wrong lacks as well, and that it lacks says less. */
    private static void requireKnown(JsonText text, JsonNode object, String pointer, Class<? extends Record> type)
            throws BadFileException {
        List<String> known = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                throw text.bad(pointer + "/" + key,
                        "'" + key + "' is not known; expected one of " + String.join(", ", known));
            }
        }
    }
}
