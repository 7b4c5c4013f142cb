package dev.closewait.scenarios.page;

import dev.closewait.scenarios.file.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was seen, a file for each scenario. */
record SeenFiles(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int DIGITS = 16;

    /** What was seen of a scenario; empty when it never ran. */
    Optional<Seen> read(String scenario) throws IOException {
        Path file = file(scenario);
        return Files.exists(file) ? Optional.of(JSON.readValue(Files.readString(file), Seen.class)) : Optional.empty();
    }

    void write(Seen seen) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(seen.scenario()), JSON.writeValueAsString(seen) + "\n");
    }

    /** What tells a scenario's file from another version of it. */
    static String digest(String scenario) {
        try {
            byte[] text = Catalogue.source(scenario).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private Path file(String scenario) {
        return folder.resolve(scenario + ".json");
    }
}
