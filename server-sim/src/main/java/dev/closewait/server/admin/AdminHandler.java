package dev.closewait.server.admin;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.METHOD_NOT_ALLOWED;
import static io.netty.handler.codec.http.HttpResponseStatus.MISDIRECTED_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;

import dev.closewait.server.fault.FaultException;
import dev.closewait.server.fault.FaultSwitch;
import dev.closewait.server.fault.Faults;
import dev.closewait.server.http.Counters;
import dev.closewait.server.http.Responses;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells and switches the faults, and tells the counters: {@code GET|PUT /faults}, {@code GET /counters}. */
public final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final FaultSwitch faults;
    private final Counters counters;

    public AdminHandler(FaultSwitch faults, Counters counters) {
        this.faults = faults;
        this.counters = counters;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        FullHttpResponse response = answer(request,
                ((InetSocketAddress) context.channel().localAddress()).getAddress());
        boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        HttpUtil.setKeepAlive(response, keepAlive);
        context.writeAndFlush(response)
                .addListener(keepAlive ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
    }

    private FullHttpResponse answer(FullHttpRequest request, InetAddress own) {
        if (request.decoderResult().isFailure()) {
            return refusal(BAD_REQUEST, "this is not HTTP/1.1");
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1 || !LoopbackHost.names(hosts.getFirst(), own)) {
            return refusal(MISDIRECTED_REQUEST,
                    "the Host header is " + hosts + ", expected one loopback name or " + own.getHostAddress());
        }
        return switch (request.uri()) {
            case "/faults" -> switch (request.method().name()) {
                case "GET" -> json(Faults.toJson(faults.faults()));
                case "PUT" -> switchFaults(request.content().toString(StandardCharsets.UTF_8));
                default -> notAllowed(request, "GET, PUT");
            };
            case "/counters" -> switch (request.method().name()) {
                case "GET" -> json(counters.toJson());
                default -> notAllowed(request, "GET");
            };
            default -> refusal(NOT_FOUND, "there is no " + request.uri() + ", only /faults and /counters");
        };
    }

    private FullHttpResponse switchFaults(String body) {
        try {
            faults.switchTo(Faults.parse(body));
            return json(Faults.toJson(faults.faults()));
        } catch (FaultException e) {
            return refusal(BAD_REQUEST, e.getMessage());
        }
    }

    private static FullHttpResponse json(JsonNode body) {
        return Responses.of(OK, "application/json", body + "\n");
    }

    private static FullHttpResponse notAllowed(FullHttpRequest request, String allowed) {
        FullHttpResponse response = refusal(METHOD_NOT_ALLOWED,
                request.uri() + " does not do " + request.method() + ", only " + allowed);
        response.headers().set(HttpHeaderNames.ALLOW, allowed);
        return response;
    }

    private static FullHttpResponse refusal(HttpResponseStatus status, String reason) {
        return Responses.of(status, "text/plain", reason + "\n");
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
