package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser says to the page's server, without a page: one visitor. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String origin;
    private final String token;
    private final String visitor;

    /** A new visitor, by the URL that was printed. */
    Browser(String url) throws IOException, InterruptedException {
        origin = url.substring(0, url.indexOf("/#"));
        token = url.substring(url.indexOf("token=") + "token=".length());
        visitor = JSON.readTree(post("/visitors", "{}").body()).path("visitor").asString();
        assertThat(visitor).hasSizeGreaterThan(20);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).header("Origin", origin)
                .header(Guard.TOKEN_HEADER, token)
                .POST(BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString());
    }

    HttpResponse<String> begin(String body) throws IOException, InterruptedException {
        return post("/visitors/" + visitor + "/begin", body);
    }

    HttpResponse<String> order(String body) throws IOException, InterruptedException {
        return post("/visitors/" + visitor + "/order", body);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    HttpClient client() {
        return client;
    }

    /** Begins to hear what happens. */
    Hearing hear(long seen) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(
                request("/visitors/" + visitor + "/events").header("Last-Event-ID", Long.toString(seen)).build(),
                BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Hearing(answer.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** A stream of events; whoever closes it has left. */
    static final class Hearing implements AutoCloseable {
        private final BufferedReader lines;
        private long lastId;

        Hearing(InputStream stream) {
            lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }

        /** The next event. */
        JsonNode next() throws IOException {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("id: ")) {
                    lastId = Long.parseLong(line.substring("id: ".length()));
                } else if (line.startsWith("data: ")) {
                    return JSON.readTree(line.substring("data: ".length()));
                }
            }
            throw new IOException("the stream has ended");
        }

        /** Everything up to an event of this kind, and that. */
        List<JsonNode> upTo(String kind) throws IOException {
            List<JsonNode> heard = new ArrayList<>();
            do {
                heard.add(next());
            } while (!kind.equals(kind(heard.getLast())));
            return heard;
        }

        static String kind(JsonNode event) {
            return event.path("event").asString("");
        }

        /** The number of the last event. */
        long lastId() {
            return lastId;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
