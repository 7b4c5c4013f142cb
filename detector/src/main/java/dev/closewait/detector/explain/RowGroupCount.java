package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PastedSocket;
import dev.closewait.detector.explain.paste.TcpInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Counts rows that say the same, and keeps the first few. */
final class RowGroupCount {
    private static final int EXAMPLES = 3;

    private long sockets;
    private long old;
    private long owed;
    private long informed;
    private Range receiveQueue = Range.NONE;
    private Range ageMillis = Range.NONE;
    private final List<PastedSocket> examples = new ArrayList<>();

    void add(PastedSocket socket, OptionalLong ageMillisAtLeast) {
        sockets++;
        if (socket.receiveQueue().isPresent()) {
            receiveQueue = receiveQueue.with(socket.receiveQueue().getAsLong());
        }
        if (ageMillisAtLeast.isPresent()) {
            long age = ageMillisAtLeast.getAsLong();
            ageMillis = ageMillis.with(age);
            boolean served = socket.info().filter(info -> info.sentWithin(AgeBounds.OLD_MILLIS)).isPresent();
            old += age >= AgeBounds.OLD_MILLIS && !served ? 1 : 0;
        }
        if (socket.info().isPresent()) {
            TcpInfo info = socket.info().get();
            informed++;
            owed += info.answered() ? 0 : 1;
        }
        if (examples.size() < EXAMPLES) {
            examples.add(socket);
        }
    }

    RowGroup group(Stopped stopped, Accepted accepted) {
        return new RowGroup(stopped, accepted, sockets, receiveQueue, ageMillis, old, owed, informed, examples);
    }
}
