package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * Sends a POST with a body of {@value #BODY_BYTES} bytes and its Content-Length, waits for the answer, and leaves with a
 * FIN: forms, uploads, calls of an API. The server's kernel has a body in Recv-Q: a server that answers from the head alone
 * and does not read on closes with bytes unread, or leaves them there in CLOSE_WAIT.
 *
 * <p>The rate counts connections, from the clients' addresses in turn; patience is for the answer.
 */
@AutoService(Behaviour.class)
public record Post() implements Behaviour {
    /** A form's worth. */
    static final int BODY_BYTES = 2_048;

    @Override
    public String name() {
        return "post";
    }

    @Override
    public int network() {
        return 11;
    }

    @Override
    public FullHttpRequest request(String path) {
        ByteBuf body = Unpooled.copiedBuffer("x".repeat(BODY_BYTES), StandardCharsets.US_ASCII);
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path, body);
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_PLAIN);
        HttpUtil.setContentLength(request, BODY_BYTES);
        return request;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new OneAnswer(visit).join(pipeline);
    }
}
