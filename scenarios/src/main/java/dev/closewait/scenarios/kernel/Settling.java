package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import java.util.List;
import java.util.Set;

/** Tells when, after the load, everything has left CLOSE_WAIT that is going to leave. */
public final class Settling {
    /** So many looks in a row must show the same sockets. */
    private static final int LOOKS_ALIKE = 4;

    private Settling() {}

    /**
     * Whether nothing moves any more: nothing is there, or several looks in a row showed the same sockets.
     *
     * @param afterLoad what was seen since the last client was gone, the oldest first
     */
    public static boolean reached(List<Observation> afterLoad) {
        if (afterLoad.isEmpty()) {
            return false;
        }
        if (afterLoad.getLast().closeWait().size() == 0) {
            return true;
        }
        Set<Long> last = Cookies.of(afterLoad.getLast().closeWait());
        return afterLoad.size() >= LOOKS_ALIKE && afterLoad.subList(afterLoad.size() - LOOKS_ALIKE, afterLoad.size())
                .stream()
                .allMatch(look -> Cookies.of(look.closeWait()).equals(last));
    }
}
