package dev.closewait.client.behaviour;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/** Asks as soon as it is connected, and hears each whole answer; what follows from one, its behaviour says. */
abstract class Exchange extends SimpleChannelInboundHandler<HttpObject> {
    private final Visit visit;
    private boolean interim;

    Exchange(Visit visit) {
        this.visit = visit;
    }

    /** A whole answer has come. */
    abstract void answered(ChannelHandlerContext context);

    /** Joins a connection, together with a client's patience. */
    final void join(ChannelPipeline pipeline) {
        pipeline.addLast(new Patience(visit), new HttpResponseDecoder(), this);
    }

    final Visit visit() {
        return visit;
    }

    /** Sends one request. */
    void ask(ChannelHandlerContext context) {
        context.writeAndFlush(visit.request(), context.voidPromise());
    }

    /** Leaves with a FIN where nothing is left unread. */
    final void leave(ChannelHandlerContext context, Ending ending) {
        visit.end(ending);
        context.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ask(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            leave(context, new Ending.Failed(Cause.MALFORMED_RESPONSE));
        } else if (part instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        } else if (part instanceof LastHttpContent && !interim) {
            answered(context);
        }
    }
}
