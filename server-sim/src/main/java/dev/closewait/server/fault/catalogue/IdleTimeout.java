package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * No bug at all: a connection on which nothing was sent either way for a while is closed, as every server does that is exposed
 * to clients. The server's own sockets end in TIME_WAIT. The client's end enters CLOSE_WAIT, and stays there when the client's
 * pool does not look after the connections that nobody uses.
 *
 * @param after for how long nothing may be sent either way
 */
public record IdleTimeout(Duration after) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("idle-timeout", IdleTimeout.class, given -> new IdleTimeout(given.duration("after")));
        }
    }

    @Override
    public Effect switchOn() {
        return connection -> connection.channel()
                .pipeline()
                .addLast(new IdleStateHandler(0, 0, after.toNanos(), TimeUnit.NANOSECONDS) {
                    @Override
                    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
                        context.close();
                    }
                });
    }
}
