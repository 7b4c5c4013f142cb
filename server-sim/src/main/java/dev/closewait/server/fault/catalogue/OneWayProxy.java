package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;

/**
 * The server relays a connection to a backend of its own, and the end of the stream on the client's side is not passed on:
 * the backend's connection stays open, and for its sake the client's, too.
 *
 * <p>How it happens: a relay is written as two copies, one for each direction. The copy that reads the end returns, and
 * whoever waits for both copies waits for a backend that has no reason to hang up. Tunnels, port forwarders and WebSocket
 * proxies do it; a backend with an idle timeout mends it minutes later, one without never does.
 *
 * <p>The end of the stream is read on every transport: Recv-Q 0, inode set. Each such connection costs three descriptors
 * here: the client's, the one to the backend, and the backend's own, the last two ESTABLISHED.
 *
 * @param probability of a connection to be relayed, 0 to 1; the others are answered as ever
 * @param seed of the draws
 */
public record OneWayProxy(double probability, int seed) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("one-way-proxy", OneWayProxy.class, given -> new OneWayProxy(given.probability(), given.seed()));
        }
    }

    @Override
    public Effect switchOn() {
        return new Proxy(new Draw(probability, seed), new Backend());
    }

    private record Proxy(Draw draw, Backend backend) implements Effect {
        /** What relays bytes has no codec. */
        @Override
        public void onConnection(Connection connection) {
            if (draw.hits()) {
                connection.channel().pipeline().remove(HttpServerCodec.class);
                connection.channel().pipeline().remove(HttpServerExpectContinueHandler.class);
                connection.channel().pipeline().addLast(new Relay(connection, backend));
            }
        }

        @Override
        public void switchOff() {
            backend.retire();
        }
    }
}
