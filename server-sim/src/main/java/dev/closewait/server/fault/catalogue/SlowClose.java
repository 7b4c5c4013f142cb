package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Every close is a proper one, and comes late, while the CPU is free: as if something slow had to be asked first. Recv-Q
 * is 0 while it waits, on every transport, for the end of the stream was read.
 *
 * @param delay from when the connection should be closed until it is
 */
public record SlowClose(Duration delay) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("slow-close", SlowClose.class, given -> new SlowClose(given.duration("delay")));
        }
    }

    @Override
    public Effect switchOn() {
        return this::delayClose;
    }

    private void delayClose(Connection connection) {
        connection.channel().pipeline().addLast(new ChannelOutboundHandlerAdapter() {
            @Override
            public void close(ChannelHandlerContext context, ChannelPromise promise) {
                context.executor().schedule(() -> context.close(promise), delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        });
    }
}
