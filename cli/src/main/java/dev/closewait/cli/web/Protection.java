package dev.closewait.cli.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;

/** Tells the browser with every answer, also with those that Netty gives by itself, to let no one else near it. */
final class Protection extends ChannelOutboundHandlerAdapter {
    /** Everything comes from here; nothing inline, no frames, no forms. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse answer) {
            answer.headers()
                    .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                    .set(HttpHeaderNames.X_FRAME_OPTIONS, "DENY")
                    .set("X-Content-Type-Options", "nosniff")
                    .set("Referrer-Policy", "no-referrer")
                    .set("Cross-Origin-Resource-Policy", "same-origin")
                    .set("Cross-Origin-Opener-Policy", "same-origin")
                    .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        }
        context.write(message, promise);
    }
}
