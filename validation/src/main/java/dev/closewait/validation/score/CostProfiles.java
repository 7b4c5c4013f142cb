package dev.closewait.validation.score;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
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
        try (InputStream in = Files.newInputStream(file)) {
            return read(nameOrFile, in);
        } catch (IOException unreadable) {
            throw new BadFileException(nameOrFile + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static CostProfile shipped(String name) {
        String resource = "/profiles/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(CostProfiles.class.getResourceAsStream(resource), resource)) {
            return read(resource, in);
        } catch (IOException | BadFileException broken) {
            throw new IllegalStateException("a shipped cost profile is broken", broken);
        }
    }

    private static CostProfile read(String file, InputStream in) throws BadFileException {
        try {
            return MAPPER.readValue(in, CostProfile.class);
        } catch (JacksonException malformed) {
            throw JsonText.bad(file, malformed);
        }
    }
}
