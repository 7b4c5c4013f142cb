package dev.closewait.cli.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** What requests are answered with; each answer tells the browser to let no one else near it. */
final class Answers {
    /** Everything comes from here; nothing inline, no frames, no forms. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Answers() {}

    static FullHttpResponse file(Page page) {
        return full(HttpResponseStatus.OK, page.type(), page.bytes());
    }

    static FullHttpResponse json(HttpResponseStatus status, String line) {
        return json(status, bytes(line));
    }

    /** @param line one that stands in memory once, however many ask for it */
    static FullHttpResponse json(HttpResponseStatus status, byte[] line) {
        return full(status, "application/json", line);
    }

    /** A line as it is sent. */
    static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static FullHttpResponse refused(Refusal refusal) {
        return full(refusal.status(), "text/plain; charset=utf-8", bytes(String.valueOf(refusal.getMessage())));
    }

    /** To be safe, on every answer. */
    static void protect(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                .set(HttpHeaderNames.X_FRAME_OPTIONS, "DENY")
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    }

    private static FullHttpResponse full(HttpResponseStatus status, String type, byte[] body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
                Unpooled.wrappedBuffer(body));
        protect(response.headers());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        HttpUtil.setContentLength(response, body.length);
        return response;
    }
}
