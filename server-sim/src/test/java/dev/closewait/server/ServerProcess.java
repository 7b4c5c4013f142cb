package dev.closewait.server;

import dev.closewait.sim.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server in a JVM of its own, whose parent is a shell. */
public final class ServerProcess implements AutoCloseable {
    private final Process shell;
    private final JsonNode ready;
    private final ProcessHandle server;

    /** Starts it, and returns when it is ready. */
    public ServerProcess(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" --parent $$ & wait $!", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.ACCESS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerSim.class.getName()));
        command.addAll(List.of(args));
        shell = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader lines = shell.inputReader();
        ready = JsonMapper.shared().readTree(Optional.ofNullable(lines.readLine()).orElse("{}"));
        server = ProcessHandle.of(ready.path("pid").asLong()).orElseThrow();
    }

    /** The line that it printed. */
    public JsonNode ready() {
        return ready;
    }

    /** Where it serves. */
    public int port() {
        return ready.path("port").asInt();
    }

    /** The shell that started it. */
    public Process parent() {
        return shell;
    }

    /** The JVM itself. */
    public ProcessHandle server() {
        return server;
    }

    @Override
    public void close() {
        server.destroyForcibly();
        shell.destroyForcibly();
    }
}
