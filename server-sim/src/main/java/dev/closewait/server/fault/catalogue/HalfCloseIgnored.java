package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/**
 * {@code ALLOW_HALF_CLOSURE} is on, and nobody handles the event that comes in place of the close.
 *
 * <p>How it happens: the option is set so that clients which shut down their sending side still get their answer. From then on
 * Netty no longer closes at the end of the stream; it fires {@link ChannelInputShutdownEvent} and leaves the close to the
 * application. {@code channelInactive}, where the clean-up stands, does not come any more.
 *
 * <p>The end of the stream is read, and told, on every transport: Recv-Q 0, inode set. A connection whose client asks for
 * {@code Connection: close} is closed after its answer and does not suffer.
 *
 * @param probability of a connection to suffer it, 0 to 1
 * @param seed of the draws
 */
public record HalfCloseIgnored(double probability, int seed) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("half-close-ignored", HalfCloseIgnored.class,
                    given -> new HalfCloseIgnored(given.probability(), given.seed()));
        }
    }

    @Override
    public Effect switchOn() {
        return Draw.each(probability, seed, connection -> {
            connection.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            connection.channel().pipeline().addLast(new Unhandled(connection));
        });
    }

    private static final class Unhandled extends ChannelInboundHandlerAdapter {
        private final Connection connection;

        Unhandled(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                connection.counters().leaked();
            } else {
                context.fireUserEventTriggered(event);
            }
        }
    }
}
