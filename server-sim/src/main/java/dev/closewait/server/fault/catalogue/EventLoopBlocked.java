package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import java.util.concurrent.Semaphore;

/**
 * A handler waits on its event loop, for something that never comes: a synchronous call without a timeout, or a lock whose
 * owner died. The loop serves hundreds of connections, and all of them wait with it; each loop is caught as soon as it meets
 * such a request, and in a moment all of them are. The listener's own loop lives, and goes on accepting.
 *
 * <p>In CLOSE_WAIT, Recv-Q is 1 (the FIN) of a socket whose request caught its loop, and of those that come later the whole
 * request and one; all have an inode, for they were accepted. Measured on all transports.
 *
 * @param after how many requests are answered before the first one blocks, from 0 to 1,000,000
 */
public record EventLoopBlocked(int after) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("event-loop-blocked", EventLoopBlocked.class, given -> new EventLoopBlocked(Grace.after(given)));
        }
    }

    @Override
    public Effect switchOn() {
        Grace grace = new Grace(after);
        return connection -> Detour.join(connection, passOn -> {
            if (grace.isOver()) {
                new Semaphore(0).acquireUninterruptibly(); // a permit that nobody will ever give
            }
            passOn.run();
        });
    }
}
