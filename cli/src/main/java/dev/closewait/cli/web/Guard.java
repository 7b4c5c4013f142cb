package dev.closewait.cli.web;

import static io.netty.handler.codec.http.HttpResponseStatus.FORBIDDEN;
import static io.netty.handler.codec.http.HttpResponseStatus.MISDIRECTED_REQUEST;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpScheme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Lets in only our own page. A page of another site can make a browser send requests here, and can have a name of its own point
 * here (DNS rebinding); it can neither choose the Host and Origin headers nor read the token.
 */
final class Guard {
    /** In this header a page shows that it was opened by the URL that was printed. */
    static final String TOKEN_HEADER = "X-Closewait-Token";

    private final String authority;
    private final String origin;
    private final byte[] token;

    /**
     * @param host the host of the URL that was printed
     * @param port its port
     */
    Guard(String host, int port, String token) {
        this.authority = authority(host, port);
        this.origin = "http://" + authority;
        this.token = bytes(token);
    }

    /** Host and port as browsers write them in both headers: without the port that every http URL has. */
    static String authority(String host, int port) {
        return port == HttpScheme.HTTP.port() ? host : host + ":" + port;
    }

    /** Looks at a request that changes nothing. */
    void mayRead(HttpHeaders headers) throws Refusal {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        if (!hosts.equals(List.of(authority))) {
            throw new Refusal(MISDIRECTED_REQUEST, "the Host header is " + hosts + ", expected " + authority);
        }
        List<String> origins = headers.getAll(HttpHeaderNames.ORIGIN);
        if (!origins.isEmpty() && !origins.equals(List.of(origin))) {
            throw new Refusal(FORBIDDEN, "the Origin header is " + origins + ", expected " + origin);
        }
    }

    /** Looks at a request that makes something happen. */
    void mayAct(HttpHeaders headers) throws Refusal {
        mayRead(headers);
        if (headers.getAll(HttpHeaderNames.ORIGIN).isEmpty()) {
            throw new Refusal(FORBIDDEN, "there is no Origin header, expected " + origin);
        }
        List<String> shown = headers.getAll(TOKEN_HEADER);
        if (shown.size() != 1 || !MessageDigest.isEqual(bytes(shown.getFirst()), token)) {
            throw new Refusal(FORBIDDEN, "the header " + TOKEN_HEADER + " does not hold the token of the URL that was"
                    + " printed; open that URL again");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
