package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import dev.closewait.server.http.ResponseWritten;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The classic leak: handling a connection throws, the exception is logged and forgotten, and with it the {@code close()}
 * that stood behind the throw.
 *
 * <p>Recv-Q of the socket that stays in CLOSE_WAIT tells the stages apart on NIO only, where the kernel is not asked about a
 * connection that nobody reads. Epoll and io_uring see the hang-up all the same, and read everything: Recv-Q is 0 at every
 * stage. Measured on NIO, for a request of 38 bytes: before-reading 39, for the FIN counts as one; mid-request 1, the FIN
 * alone, or 0 when it came together with the request; after-response 0.
 *
 * @param probability of a connection to suffer it, 0 to 1
 * @param stage how far its first request gets
 * @param seed of the draws
 */
public record ExceptionSkipsClose(double probability, Stage stage, int seed) implements Fault {
    /** Where handling throws. */
    public enum Stage {
        /** Before the first byte is read. */
        BEFORE_READING,
        /** When the head of the request is read and the rest is to be asked for. */
        MID_REQUEST,
        /** When the response is written, just before the close. */
        AFTER_RESPONSE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("exception-skips-close", ExceptionSkipsClose.class,
                    given -> new ExceptionSkipsClose(given.probability(), given.choice("stage", Stage.AFTER_RESPONSE),
                            given.seed()));
        }
    }

    private static final Logger LOG = Logger.getLogger(ExceptionSkipsClose.class.getName());

    @Override
    public Effect switchOn() {
        return Draw.each(probability, seed,
                connection -> connection.channel().pipeline().addLast(new Careless(stage, connection)));
    }

    /** Throws once, and hears nothing any more. */
    private static final class Careless extends ChannelInboundHandlerAdapter {
        private final Stage stage;
        private final Connection connection;
        private boolean forgotten;

        Careless(Stage stage, Connection connection) {
            this.stage = stage;
            this.connection = connection;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (stage == Stage.BEFORE_READING) {
                context.channel().config().setAutoRead(false);
                throw failure();
            }
            context.fireChannelActive();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (forgotten) {
                ReferenceCountUtil.release(message);
            } else if (stage == Stage.MID_REQUEST && message instanceof HttpRequest) {
                context.channel().config().setAutoRead(false);
                ReferenceCountUtil.release(message);
                throw failure();
            } else {
                context.fireChannelRead(message);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (stage == Stage.AFTER_RESPONSE && event instanceof ResponseWritten && !forgotten) {
                throw failure();
            }
            if (!forgotten) {
                context.fireUserEventTriggered(event);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (forgotten) {
                LOG.log(Level.FINE, "A connection that was forgotten already", cause);
            } else {
                context.fireExceptionCaught(cause);
            }
        }

        private IllegalStateException failure() {
            forgotten = true;
            connection.counters().leaked();
            return new IllegalStateException("exception-skips-close: " + stage);
        }
    }
}
