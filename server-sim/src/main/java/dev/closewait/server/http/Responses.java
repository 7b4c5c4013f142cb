package dev.closewait.server.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The responses that the servers give. */
public final class Responses {
    private Responses() {}

    /** What every good request is answered with. */
    public static FullHttpResponse ok() {
        return of(HttpResponseStatus.OK, "text/plain", "ok\n");
    }

    /** The answer to what is no HTTP; the last one on its connection. */
    public static FullHttpResponse notUnderstood() {
        return last(of(HttpResponseStatus.BAD_REQUEST, "text/plain", "this is not HTTP/1.1\n"));
    }

    /** The answer to a request that asks for what there is not; the last one on its connection. */
    public static FullHttpResponse invalid() {
        return last(of(HttpResponseStatus.BAD_REQUEST, "text/plain", "the request is not valid\n"));
    }

    /** The answer to a request too many; the last one on its connection. */
    public static FullHttpResponse overloaded() {
        return last(of(HttpResponseStatus.SERVICE_UNAVAILABLE, "text/plain", "too busy, try again later\n"));
    }

    /** A response with its length, so that the connection can be kept. */
    public static FullHttpResponse of(HttpResponseStatus status, String contentType, String body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        HttpUtil.setContentLength(response, response.content().readableBytes());
        return response;
    }

    private static FullHttpResponse last(FullHttpResponse response) {
        HttpUtil.setKeepAlive(response, false);
        return response;
    }
}
