package dev.closewait.scenarios.run.container;

import com.github.dockerjava.api.exception.DockerException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the engine said when it refused, in a line. */
final class Refusal {
    private static final JsonMapper JSON = new JsonMapper();

    private Refusal() {}

    /** The engine's own words where it spoke, or what went wrong on the way to it. */
    static String of(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof DockerException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
        return words(said).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The engine answers {@code {"message":"…"}}, before which docker-java puts {@code Status 400: }. */
    private static String words(String said) {
        try {
            return JSON.readTree(said.replaceFirst("^Status \\d+: ", "")).path("message").asString(said);
        } catch (JacksonException noJson) {
            return said;
        }
    }
}
