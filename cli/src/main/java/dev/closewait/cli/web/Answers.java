package dev.closewait.cli.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** What requests are answered with. */
final class Answers {
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

    private static FullHttpResponse full(HttpResponseStatus status, String type, byte[] body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
                Unpooled.wrappedBuffer(body));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        HttpUtil.setContentLength(response, body.length);
        return response;
    }
}
