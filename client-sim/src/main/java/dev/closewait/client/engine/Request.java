package dev.closewait.client.engine;

import dev.closewait.client.load.Load;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequestEncoder;

/** What a load's clients ask, encoded once. */
final class Request {
    private Request() {}

    /** Its bytes, which are never freed; each use takes a duplicate. */
    static ByteBuf bytes(Load load) {
        FullHttpRequest request = load.behaviour().request(load.path());
        request.headers()
                .set(HttpHeaderNames.HOST, load.target().toString())
                .set(HttpHeaderNames.USER_AGENT, "closewait")
                .set(HttpHeaderNames.ACCEPT, "*/*")
                // So that the client's FIN comes first.
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        EmbeddedChannel encoder = new EmbeddedChannel(new HttpRequestEncoder());
        encoder.writeOutbound(request);
        ByteBuf bytes = Unpooled.directBuffer();
        for (Object part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            ByteBuf encoded = (ByteBuf) part;
            bytes.writeBytes(encoded);
            encoded.release();
        }
        encoder.close();
        return Unpooled.unreleasableBuffer(bytes.asReadOnly());
    }
}
