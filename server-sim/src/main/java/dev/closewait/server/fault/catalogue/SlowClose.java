package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultException;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.fault.Parameters;
import dev.closewait.server.http.Connection;
import dev.closewait.sim.Durations;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
            super("slow-close", "delay");
        }

        @Override
        public Fault make(Parameters given) throws FaultException {
            return new SlowClose(given.duration("delay"));
        }
    }

    @Override
    public FaultKind kind() {
        return new Kind();
    }

    @Override
    public ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode().put("delay", Durations.text(delay));
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
