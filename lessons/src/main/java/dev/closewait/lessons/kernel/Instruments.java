package dev.closewait.lessons.kernel;

import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Instrument;
import dev.closewait.lessons.event.Transition;
import dev.closewait.lessons.socket.LessonSocket;
import dev.closewait.lessons.socket.PacketSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that the kernel is watched with: its socket table, and what else this process may use. */
public final class Instruments implements AutoCloseable {
    private final SocketTable table;
    private final EndpointReader reader;
    private final Optional<PacketSocket> packets;
    private final Optional<KernelTrace> trace;
    private final List<Instrument> all;

    private Instruments(SocketTable table, Optional<PacketSocket> packets, Optional<KernelTrace> trace,
            List<Instrument> all) {
        this.table = table;
        this.reader = new EndpointReader(table);
        this.packets = packets;
        this.trace = trace;
        this.all = all;
    }

    /**
     * Opens what can be opened.
     *
     * @throws SocketTableException when there is no socket table, without which there is nothing to learn
     */
    public static Instruments open() throws SocketTableException {
        List<String> notices = new ArrayList<>();
        List<Instrument> all = new ArrayList<>();
        SocketTable table = SocketTables.open(notices::add);
        all.add(new Instrument("socket table", true, notices.isEmpty() ? table.source() : notices.getFirst()));
        Optional<PacketSocket> packets = open(PacketSocket::open, "segments", "captured on the loopback device", all);
        if (packets.isEmpty()) {
            all.add(new Instrument("segments", true, "counted by the sockets at both ends (TCP_INFO)"));
        }
        Optional<KernelTrace> trace = open(KernelTrace::open, "kernel trace", "sock:inet_sock_set_state", all);
        return new Instruments(table, packets, trace, List.copyOf(all));
    }

    /** Opens something, or says why it cannot. */
    private interface Opener<T> {
        T open() throws IOException;
    }

    private static <T> Optional<T> open(Opener<T> opener, String name, String says, List<Instrument> all) {
        try {
            T opened = opener.open();
            all.add(new Instrument(name, true, says));
            return Optional.of(opened);
        } catch (IOException cannot) {
            all.add(new Instrument(name, false, String.valueOf(cannot.getMessage())));
            return Optional.empty();
        }
    }

    /** What works, and what does not and why. */
    public List<Instrument> all() {
        return all;
    }

    /** The endpoints as the kernel's table has them at this instant, in the given order. */
    public List<EndpointView> read(List<LessonSocket> sockets) throws SocketTableException {
        return reader.read(sockets);
    }

    /**
     * Watches a step from now on.
     *
     * @param claimed how its sockets will move
     */
    public StepWatch watch(List<LessonSocket> sockets, List<EndpointView> before, List<Transition> claimed)
            throws IOException {
        Optional<StepTrace> stepTrace = trace.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepTrace(trace.get(), sockets, before, claimed));
        return new StepWatch(new SegmentCount(sockets),
                packets.map(socket -> new SegmentCapture(socket, sockets)), stepTrace);
    }

    @Override
    public void close() {
        trace.ifPresent(KernelTrace::close);
        packets.ifPresent(PacketSocket::close);
        table.close();
    }
}
