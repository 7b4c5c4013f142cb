package dev.closewait.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Holds frames against files; what was drawn instead is written to {@code target/frames}, to look at and to take. */
public final class Frames {
    /** What sets a colour, as a regular expression. */
    public static final String ANY_COLOUR = "\033\\[[0-9;]*m";
    private static final Path DRAWN = Path.of("target", "frames");

    private Frames() {}

    /** Holds a frame against the file of this name among the resources. */
    public static void isAsIn(String name, List<String> frame) throws IOException {
        String drawn = String.join("\n", frame) + "\n";
        Path file = DRAWN.resolve(name + ".txt");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, drawn);
        try (InputStream expected = Frames.class.getResourceAsStream("/frames/" + name + ".txt")) {
            assertThat(expected).as("frames/%s.txt", name).isNotNull();
            assertThat(drawn).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
