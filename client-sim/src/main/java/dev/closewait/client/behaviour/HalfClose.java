package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;

/**
 * Asks, shuts down its sending side, and reads the whole answer until the server closes: {@code nc -N}, a client of a
 * database or of rsync that has said all it has to say. The server's kernel has a socket in CLOSE_WAIT for as long as the
 * answer takes, which is no fault of anybody's.
 *
 * <p>The rate counts connections, from the clients' addresses in turn. The ending is {@link Ending.Answered} when the
 * answer is whole; patience is for the answer and for the server's close, after which the client closes too.
 */
@AutoService(Behaviour.class)
public record HalfClose() implements Behaviour {
    @Override
    public String name() {
        return "half-close";
    }

    @Override
    public int network() {
        return 6;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new Listening(visit).join(pipeline);
    }

    private static final class Listening extends Exchange {
        Listening(Visit visit) {
            super(visit);
        }

        @Override
        void ask(ChannelHandlerContext context) {
            context.writeAndFlush(visit().request()).addListener(sent -> {
                if (sent.isSuccess()) {
                    ((DuplexChannel) context.channel()).shutdownOutput();
                } else {
                    context.fireExceptionCaught(sent.cause());
                }
            });
        }

        @Override
        void answered(ChannelHandlerContext context) {
            visit().end(new Ending.Answered());
        }
    }
}
