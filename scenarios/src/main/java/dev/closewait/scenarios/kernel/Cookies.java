package dev.closewait.scenarios.kernel;

import dev.closewait.detector.socket.SocketColumns;
import java.util.HashSet;
import java.util.Set;

/** What tells sockets apart from one look to the next. */
public final class Cookies {
    private Cookies() {}

    /** The cookies of these sockets. */
    public static Set<Long> of(SocketColumns sockets) {
        Set<Long> cookies = HashSet.newHashSet(sockets.size());
        for (int row = 0; row < sockets.size(); row++) {
            cookies.add(sockets.cookie(row));
        }
        return cookies;
    }

    /** How many of the one set are not in the other. */
    public static int missing(Set<Long> these, Set<Long> from) {
        return (int) these.stream().filter(cookie -> !from.contains(cookie)).count();
    }
}
