package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;

/**
 * Asks, reads nothing of the answer, and says goodbye without closing: a phone on a bad link, a client that is suspended or
 * stuck, a slow-read attack. When its patience runs out it sends a FIN, and keeps the socket, unread, until the run ends or
 * {@link #HOLD} is over. The server's kernel has a socket in CLOSE_WAIT whose send queue is full and whose peer announces
 * no window: a write of more than both buffers hold never finishes, nor does a close that waits for it.
 *
 * <p>The rate counts connections, from the clients' addresses in turn: there can be rate × {@link #HOLD} of them at once.
 * Their ending is {@link Ending.Abandoned}.
 */
@AutoService(Behaviour.class)
public record SlowReader() implements Behaviour {
    /** Longer than any healthy close takes, and a bound for what is open at once. */
    static final Duration HOLD = Duration.ofSeconds(4);

    /** The least that carries a response's head; the kernel doubles it ({@code tcp(7)}). */
    private static final int RECEIVE_BUFFER = 4_096;

    @Override
    public String name() {
        return "slow-reader";
    }

    @Override
    public int network() {
        return 8;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        ChannelConfig config = pipeline.channel().config();
        config.setOption(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER);
        config.setAutoRead(false);
        pipeline.addLast(new Stuck(visit));
    }

    private static final class Stuck extends Patience {
        Stuck(Visit visit) {
            super(visit);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(visit().request(), context.voidPromise());
        }

        @Override
        void giveUp(ChannelHandlerContext context) {
            if (context.channel().isActive()) {
                visit().end(new Ending.Abandoned());
                ((DuplexChannel) context.channel()).shutdownOutput();
                after(context, HOLD, context::close);
            } else {
                super.giveUp(context);
            }
        }
    }
}
