package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Reading is switched off after the first request, to give the answer its time, and never on again.
 *
 * <p>How it happens: back pressure. A proxy stops reading while its other side is behind, and the path that takes up reading
 * again is missing for one case: an error, an empty answer, a buffer that drained in the same instant. Who does not read
 * does not see the end of the stream either.
 *
 * <p>On NIO nothing else tells of it: the socket stays in CLOSE_WAIT with Recv-Q 1, the FIN alone (0 when it came together
 * with the request), inode set. Epoll and io_uring report a remote hang-up without being asked to read; there the connection is
 * closed as ever, and the bug is none until somebody moves to NIO.
 *
 * @param probability of a connection to suffer it, 0 to 1
 * @param seed of the draws
 */
public record AutoReadOff(double probability, int seed) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("auto-read-off", AutoReadOff.class, given -> new AutoReadOff(given.probability(), given.seed()));
        }
    }

    @Override
    public Effect switchOn() {
        return Draw.each(probability, seed,
                connection -> connection.channel().pipeline().addLast(new BackPressure(connection)));
    }

    private static final class BackPressure extends ChannelInboundHandlerAdapter {
        private final Connection connection;

        BackPressure(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof LastHttpContent && context.channel().config().isAutoRead()) {
                context.channel().config().setAutoRead(false);
                if (context.channel() instanceof AbstractNioChannel) {
                    connection.counters().leaked();
                }
            }
            context.fireChannelRead(message);
        }
    }
}
