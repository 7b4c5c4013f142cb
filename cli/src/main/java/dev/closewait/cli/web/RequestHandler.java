package dev.closewait.cli.web;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;

import dev.closewait.cli.web.visit.Visitor;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection of a browser: requests, one after the other, until one asks for the stream of events. Who asks on and does not
 * take the answers is cut off when the channel's high water mark is reached.
 */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Pattern EVENTS = Pattern.compile("/visitors/([^/]+)/events");
    /** Where a browser was that lost its stream, and asks for it again. */
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Guard guard;
    private final Requests requests;
    private boolean streaming;

    RequestHandler(Guard guard, Requests requests) {
        this.guard = guard;
        this.requests = requests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!context.channel().isActive()) {
            return; // what came with the request at which it was cut off
        }
        if (streaming || !context.channel().isWritable()) {
            context.close(); // nothing follows a stream, and no answer piles up on others
            return;
        }
        try {
            if (request.decoderResult().isFailure()) {
                throw new Refusal(BAD_REQUEST, "this is not HTTP/1.1, or its head is too long");
            }
            Matcher events = EVENTS.matcher(request.uri());
            if (request.method().equals(HttpMethod.GET) && events.matches()) {
                stream(context, request, events.group(1));
            } else {
                write(context, request, requests.answer(request));
            }
        } catch (Refusal refusal) {
            write(context, request, Answers.refused(refusal));
        }
    }

    private void stream(ChannelHandlerContext context, FullHttpRequest request, String id) throws Refusal {
        guard.mayRead(request.headers());
        Visitor visitor = requests.visitor(id);
        String seen = request.headers().get(LAST_EVENT_ID, "0");
        streaming = true;
        context.pipeline().remove(ReadTimeoutHandler.class); // from now on it is we who talk
        EventStream.begin(context.channel(), visitor, NUMBER.matcher(seen).matches() ? Long.parseLong(seen) : 0);
    }

    private static void write(ChannelHandlerContext context, FullHttpRequest request, FullHttpResponse response) {
        boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        HttpUtil.setKeepAlive(response, keepAlive);
        context.writeAndFlush(response)
                .addListener(keepAlive ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
