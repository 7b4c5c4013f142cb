package dev.closewait.client.behaviour;

import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** One client's one connection, as its behaviour sees it. All calls come from the connection's event loop. */
public interface Visit {
    /** The behaviour's whole request, headers included, that asks to keep the connection; the caller owns it. */
    ByteBuf request();

    /** How long this client waits for what it wants. */
    Duration patience();

    /** Says how it ended; the first word counts. It does not close the connection: that is the behaviour's business. */
    void end(Ending ending);
}
