package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * A wrapper whose {@code close()} closes all that it made itself, and not the socket that it was given.
 *
 * <p>How it happens: a session, a compressing stream or a pool's proxy takes over a socket and gets a {@code close()} of its
 * own, which frees its buffers and its codec, and marks itself closed. Whoever calls it is told that all is well, and a
 * review of the callers finds a {@code close()} on every path.
 *
 * <p>The end of the stream is read on every transport, and followed by a close that stops halfway: Recv-Q 0, and the
 * server's own descriptor (inode set).
 *
 * @param probability of a connection to be wrapped so, 0 to 1
 * @param seed of the draws
 */
public record WrapperSkipsClose(double probability, int seed) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("wrapper-skips-close", WrapperSkipsClose.class,
                    given -> new WrapperSkipsClose(given.probability(), given.seed()));
        }
    }

    @Override
    public Effect switchOn() {
        return Draw.each(probability, seed,
                connection -> connection.channel().pipeline().addLast(new Wrapper(connection)));
    }

    /** Closes what it wraps, and then says that it is done. */
    private static final class Wrapper extends ChannelOutboundHandlerAdapter {
        private final Connection connection;
        private boolean closed;

        Wrapper(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            if (!closed) {
                closed = true;
                context.pipeline().remove(HttpServerCodec.class);
                connection.counters().leaked();
            }
            promise.trySuccess(); // in place of context.close(promise)
        }
    }
}
