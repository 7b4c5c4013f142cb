package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A window of a {@link Chromium}: a person's eyes and fingers. */
final class BrowserPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 20;
    private static final String EVALUATE = "Runtime.evaluate";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final WebSocket socket;
    private int last;

    private BrowserPage(String url) {
        socket = client.newWebSocketBuilder().buildAsync(URI.create(url), new Messages()).join();
    }

    static BrowserPage of(String url) throws InterruptedException {
        BrowserPage page = new BrowserPage(url);
        for (String domain : List.of("Page", "Runtime", "Log")) {
            page.command(domain + ".enable", Map.of());
        }
        return page;
    }

    void go(String url) throws InterruptedException {
        command("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete' && location.href.startsWith('" + url.substring(0, url.indexOf('#'))
                + "')");
    }

    void reload() throws InterruptedException {
        evaluate("window.before = true");
        command("Page.reload", Map.of());
        await("!window.before && document.readyState === 'complete'");
    }

    /** Evaluates this in whatever is opened next, before its own scripts. */
    void first(String script) {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** What an expression comes to. */
    JsonNode evaluate(String expression) throws InterruptedException {
        return value(expression, unlessFailed(EVALUATE, ask(EVALUATE, evaluation(expression))));
    }

    private static Map<String, Object> evaluation(String expression) {
        return Map.of("expression", expression, "returnByValue", true, "awaitPromise", true);
    }

    private static JsonNode value(String expression, JsonNode answer) {
        if (answer.has("exceptionDetails")) {
            fail(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** What is to be read there; nothing where there is nothing. */
    String text(String selector) throws InterruptedException {
        return evaluate("document.querySelector(" + quoted(selector) + ")?.textContent ?? ''").asString();
    }

    /** Waits for what must come true, not for a time. */
    void await(String condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds("Boolean(" + condition + ")")) {
            if (System.nanoTime() > deadline) {
                fail("never came true: " + condition + "; the page says: " + evaluate("document.body.innerText")
                        + "; the browser says: " + troubles);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Of a page that goes while it is asked nothing holds. */
    private boolean holds(String condition) {
        JsonNode said = ask(EVALUATE, evaluation(condition));
        return !said.path("error").path("message").asString("").contains("navigated")
                && value(condition, unlessFailed(EVALUATE, said)).asBoolean();
    }

    /** Waits until this can be read there. */
    void awaitText(String selector, String part) throws InterruptedException {
        await("document.querySelector(" + quoted(selector) + ")?.textContent.includes(" + quoted(part) + ")");
    }

    /** Presses a button as soon as it is there and can be pressed. */
    void click(String selector) throws InterruptedException {
        String button = "document.querySelector(" + quoted(selector) + ")";
        await(button + " && " + button + ".getAttribute('aria-disabled') !== 'true'");
        evaluate(button + ".click()");
    }

    /** Presses a key wherever the focus is. */
    void press(String key, int code) throws InterruptedException {
        String text = key.equals("Enter") ? "\r" : "";
        command("Input.dispatchKeyEvent",
                Map.of("type", text.isEmpty() ? "rawKeyDown" : "keyDown", "key", key, "code", key,
                        "text", text, "windowsVirtualKeyCode", code));
        command("Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    }

    void size(int width, int height, boolean phone) throws InterruptedException {
        command("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    }

    void prefers(String feature, String value) throws InterruptedException {
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    void screenshot(Path file) throws IOException, InterruptedException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        JsonNode shot = command("Page.captureScreenshot", Map.of("format", "png"));
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asString()));
    }

    /** Errors of scripts, refusals of the page's policy, requests that failed. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private JsonNode command(String method, Map<String, Object> parameters) {
        return unlessFailed(method, ask(method, parameters));
    }

    private JsonNode ask(String method, Map<String, Object> parameters) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        ObjectNode message = JSON.createObjectNode().put("id", ++last).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        awaited.put(last, answer);
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static JsonNode unlessFailed(String method, JsonNode said) {
        if (said.has("error")) {
            fail(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    @Override
    public void close() {
        command("Page.close", Map.of());
        socket.abort();
        client.shutdownNow();
    }

    /** Answers to commands, and what the browser reports. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            text.append(part);
            if (whole) {
                take(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void take(JsonNode message) {
            CompletableFuture<JsonNode> answer = awaited.remove(message.path("id").asInt(0));
            if (answer != null) {
                answer.complete(message);
            } else if (message.path("method").asString("").equals("Runtime.exceptionThrown")) {
                troubles.add(message.at("/params/exceptionDetails").toString());
            } else if (message.path("method").asString("").equals("Log.entryAdded")
                    && message.at("/params/entry/level").asString("").equals("error")) {
                troubles.add(message.at("/params/entry/text").asString() + " "
                        + message.at("/params/entry/url").asString(""));
            }
        }
    }
}
