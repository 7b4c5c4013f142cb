package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import dev.closewait.server.http.Responses;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * A branch for bad requests that answers and returns; the {@code close()} stands at the end of the good path.
 *
 * <p>How it happens: somebody adds a check (a header is missing, a signature does not match), writes the 400 that it
 * deserves and a {@code return}. Nobody throws, nothing is logged, clients get their answer. It shows only in production,
 * where requests are bad, and grows with the number of broken clients and scanners, not with the load.
 *
 * <p>The end of the stream is read on every transport, and nobody cares for it: Recv-Q 0, inode set.
 *
 * @param probability of a connection's first request to be a bad one, 0 to 1
 * @param seed of the draws
 */
public record ErrorReturnsEarly(double probability, int seed) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("error-returns-early", ErrorReturnsEarly.class,
                    given -> new ErrorReturnsEarly(given.probability(), given.seed()));
        }
    }

    @Override
    public Effect switchOn() {
        return Draw.each(probability, seed,
                connection -> connection.channel().pipeline().addLast(new Check(connection)));
    }

    /** Finds the first request bad. */
    private static final class Check extends ChannelInboundHandlerAdapter {
        private final Connection connection;
        private boolean returned;

        Check(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!returned && !(message instanceof LastHttpContent)) {
                context.fireChannelRead(message);
                return;
            }
            ReferenceCountUtil.release(message);
            if (!returned) {
                returned = true;
                connection.counters().leaked();
                context.writeAndFlush(Responses.invalid()).addListener((ChannelFuture written) -> {
                    if (written.isSuccess()) {
                        connection.counters().answered();
                    }
                });
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (!returned) {
                context.fireUserEventTriggered(event);
            }
        }
    }
}
