package dev.closewait.server.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * The healthy end of every connection: answers each request, and closes when the peer has sent FIN or asked for it, as soon
 * as what was to be answered is written. An exception closes at once; that is what the classic bug forgets.
 */
public final class Responder extends SimpleChannelInboundHandler<HttpObject> {
    private final Counters counters;
    private boolean keepAlive = true;
    private boolean lastResponse;
    private int unwritten;

    public Responder(Counters counters) {
        this.counters = counters;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (lastResponse) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            lastResponse = true;
            write(context, Responses.notUnderstood());
            return;
        }
        if (part instanceof HttpRequest request) {
            keepAlive = HttpUtil.isKeepAlive(request);
        }
        if (part instanceof LastHttpContent) {
            FullHttpResponse response = Responses.ok();
            HttpUtil.setKeepAlive(response, keepAlive);
            lastResponse = !keepAlive;
            write(context, response);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case ChannelInputShutdownEvent _ -> lastResponse = true;
            case ResponseWritten _ -> unwritten--;
            default -> context.fireUserEventTriggered(event);
        }
        if (lastResponse && unwritten == 0) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void write(ChannelHandlerContext context, FullHttpResponse response) {
        unwritten++;
        context.writeAndFlush(response).addListener((ChannelFuture written) -> {
            if (written.isSuccess()) {
                counters.answered();
                context.pipeline().fireUserEventTriggered(ResponseWritten.INSTANCE);
            } else {
                context.close();
            }
        });
    }
}
