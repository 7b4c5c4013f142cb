package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;

/**
 * Asks, and leaves with RST in place of a FIN, be it after the answer or because its patience ran out: a load balancer
 * that spares itself TIME_WAIT ({@code SO_LINGER} 0), a process that died with bytes unread. The server's kernel never has
 * the socket in CLOSE_WAIT: it goes from ESTABLISHED to nothing, and a server that does not close holds a descriptor that
 * stands in no TCP table.
 *
 * <p>The rate counts connections, from the clients' addresses in turn; patience is for the answer.
 */
@AutoService(Behaviour.class)
public record Reset() implements Behaviour {
    @Override
    public String name() {
        return "reset";
    }

    @Override
    public int network() {
        return 7;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        pipeline.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        new OneAnswer(visit).join(pipeline);
    }
}
