package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelPipeline;

/**
 * Sends a whole request and the FIN at once, and closes: a user who clicked on, a client whose own timeout was shorter, a
 * crawler that only wants the log line. The server's kernel has request and FIN together, so the socket is in CLOSE_WAIT
 * before the server has read a byte, and stays there while the server works; nobody is left to read the answer, which is
 * met with RST. A server that forgets to close after that has lost the socket from CLOSE_WAIT, and not the descriptor.
 *
 * <p>It closes for good, where {@link HalfClose} only stops sending: those are the two things that a FIN can mean.
 *
 * <p>The rate counts such connections, from the clients' addresses in turn; patience is for the connection alone. Their
 * ending is {@link Ending.Abandoned}.
 */
@AutoService(Behaviour.class)
public record LeaveBeforeResponse() implements Behaviour {
    @Override
    public String name() {
        return "leave-before-response";
    }

    @Override
    public int network() {
        return 5;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        Leaving.join(pipeline, visit, context -> context.writeAndFlush(visit.request()));
    }
}
