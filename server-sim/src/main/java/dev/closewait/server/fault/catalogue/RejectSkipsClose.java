package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Acceptance;
import dev.closewait.server.http.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A limit of open connections, past which a connection is counted as rejected, and forgotten.
 *
 * <p>How it happens: a guard against overload is put before the code that owns connections. It returns as if nobody had come,
 * but {@code accept} has made a descriptor by then, and no one else will ever see it. So the guard leaks exactly when the
 * server has the least to spare, and each burst leaves its rejected clients behind.
 *
 * <p>Nobody ever reads: on every transport Recv-Q is what the client sent and 1 for its FIN; inode set.
 *
 * @param limit how many connections may be open at once, those rejected not counted, from 1 to 65536
 */
public record RejectSkipsClose(int limit) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("reject-skips-close", RejectSkipsClose.class,
                    given -> new RejectSkipsClose(given.count("limit", 100, 65_536)));
        }
    }

    @Override
    public Effect switchOn() {
        return new Guard(limit);
    }

    private static final class Guard implements Effect {
        private final int limit;
        private final AtomicInteger open = new AtomicInteger();

        Guard(int limit) {
            this.limit = limit;
        }

        @Override
        public boolean onAccept(Acceptance acceptance) {
            if (open.get() >= limit) {
                acceptance.counters().rejected();
                acceptance.counters().leaked();
                return false;
            }
            open.incrementAndGet();
            acceptance.channel().closeFuture().addListener(closed -> open.decrementAndGet());
            return true;
        }

        @Override
        public void onConnection(Connection connection) {}
    }
}
