package dev.closewait.client.behaviour;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/** Asks once, reads the whole response, and leaves first: with a FIN, since nothing is left unread. */
final class OneGet extends SimpleChannelInboundHandler<HttpObject> {
    private final Visit visit;
    private boolean interim;

    private OneGet(Visit visit) {
        this.visit = visit;
    }

    static void join(ChannelPipeline pipeline, Visit visit) {
        pipeline.addLast(new HttpResponseDecoder(), new OneGet(visit));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(visit.request(), context.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            leave(context, new Outcome.Failed(Cause.MALFORMED_RESPONSE));
        } else if (part instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        } else if (part instanceof LastHttpContent && !interim) {
            leave(context, new Outcome.Answered());
        }
    }

    private void leave(ChannelHandlerContext context, Outcome outcome) {
        visit.end(outcome);
        context.close();
    }
}
