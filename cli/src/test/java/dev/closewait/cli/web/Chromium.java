package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A real browser without a window, driven by the Chrome DevTools protocol. Its processes and its folder go when it closes. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 10;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /** Nothing that asks the network for anything; no sandbox, which root and most build containers cannot have. */
    private static final List<String> QUIETLY = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-port=0");

    private final Process process;
    private final Path folder;
    private final URI tools;

    private Chromium(Process process, Path folder, URI tools) {
        this.process = process;
        this.folder = folder;
        this.tools = tools;
    }

    /** Where it is; empty where there is none. */
    static Optional<Path> binary() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path binary) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("closewait-browser");
        Process process = new ProcessBuilder(
                Stream.concat(Stream.concat(Stream.of(binary.toString()), QUIETLY.stream()),
                        Stream.of("--user-data-dir=" + folder, "about:blank")).toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        Path port = folder.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String said = Files.readString(folder.resolve("said"));
                end(process, folder);
                fail(binary + " did not come up: " + said);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return new Chromium(process, folder, URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst()));
    }

    /** Opens a window of its own. */
    BrowserPage open(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String made = client.send(HttpRequest.newBuilder(tools.resolve("/json/new?about:blank"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build(), BodyHandlers.ofString()).body();
            BrowserPage page = BrowserPage.of(
                    JsonMapper.shared().readTree(made).path("webSocketDebuggerUrl").asString());
            page.go(url);
            return page;
        }
    }

    @Override
    public void close() {
        end(process, folder);
    }

    private static void end(Process process, Path folder) {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        helpers.forEach(ProcessHandle::destroyForcibly);
        helpers.forEach(helper -> helper.onExit().completeOnTimeout(helper, 2, TimeUnit.SECONDS).join());
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
