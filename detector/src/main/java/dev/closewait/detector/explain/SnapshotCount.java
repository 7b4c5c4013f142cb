package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.Owner;
import dev.closewait.detector.explain.paste.PastedEndpoint;
import dev.closewait.detector.explain.paste.PastedSocket;
import dev.closewait.detector.explain.paste.Source;
import dev.closewait.detector.socket.TcpState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What one look at the table showed, counted; rows themselves are not kept. */
final class SnapshotCount {
    private static final int MOST_BACKLOGS = 100;

    private final Map<TcpState, Long> states = new EnumMap<>(TcpState.class);
    private final Map<Stopped, Map<Accepted, RowGroupCount>> groups = new EnumMap<>(Stopped.class);
    private final Map<String, Backlog> backlogs = new TreeMap<>();
    private final Set<Source> sources = EnumSet.noneOf(Source.class);
    private final NameCounts localPorts = new NameCounts();
    private final NameCounts remotePorts = new NameCounts();
    private final NameCounts remoteHosts = new NameCounts();
    private final NameCounts localHosts = new NameCounts();
    private final NameCounts owners = new NameCounts();
    private long withoutState;
    private long incomplete;
    private boolean incoming;

    /** A socket in CLOSE_WAIT, or in any other state. */
    void add(PastedSocket socket, OptionalLong ageMillisAtLeast) {
        sources.add(socket.source());
        if (socket.state().isEmpty()) {
            withoutState++;
            return;
        }
        TcpState state = socket.state().get();
        states.merge(state, 1L, Long::sum);
        if (state == TcpState.LISTEN) {
            backlog(socket);
        } else if (state == TcpState.CLOSE_WAIT) {
            closeWait(socket, ageMillisAtLeast);
        }
    }

    private void closeWait(PastedSocket socket, OptionalLong ageMillisAtLeast) {
        groups.computeIfAbsent(Stopped.of(socket), _ -> new EnumMap<>(Accepted.class))
                .computeIfAbsent(Accepted.of(socket), _ -> new RowGroupCount())
                .add(socket, ageMillisAtLeast);
        localHosts.add(socket.local().host());
        if (!socket.local().port().isEmpty()) {
            localPorts.add(socket.local().port());
        }
        if (socket.remote().isPresent()) {
            PastedEndpoint remote = socket.remote().get();
            remoteHosts.add(remote.host());
            if (!remote.port().isEmpty()) {
                remotePorts.add(remote.port());
            }
        }
        incomplete += Identity.of(socket).isPresent() ? 0 : 1;
        socket.owner().map(Owner::toString).ifPresent(owners::add);
        incoming = ServicePort.seemsIncoming(socket);
    }

    private void backlog(PastedSocket listener) {
        String port = listener.local().port();
        if (listener.receiveQueue().isPresent() && (backlogs.containsKey(port) || backlogs.size() < MOST_BACKLOGS)) {
            long limit = listener.source() == Source.SS ? listener.sendQueue().orElse(0) : 0;
            backlogs.merge(port, new Backlog(port, listener.receiveQueue().getAsLong(), limit), Backlog::longer);
        }
    }

    List<RowGroup> groups() {
        List<RowGroup> all = new ArrayList<>();
        groups.forEach((stopped, byAccepted) -> byAccepted
                .forEach((accepted, count) -> all.add(count.group(stopped, owned(accepted)))));
        return all;
    }

    /** {@code ss -p} leaves the owner's column empty, which is known only once another row has an owner. */
    private Accepted owned(Accepted accepted) {
        return accepted == Accepted.NOT_SHOWN && owners.total() > 0 ? Accepted.NO_OWNER_SEEN : accepted;
    }

    long count(TcpState state) {
        return states.getOrDefault(state, 0L);
    }

    long closeWait() {
        return count(TcpState.CLOSE_WAIT);
    }

    Map<TcpState, Long> states() {
        return states;
    }

    Set<Source> sources() {
        return sources;
    }

    List<Backlog> backlogs() {
        return List.copyOf(backlogs.values());
    }

    /** The service that most sockets in CLOSE_WAIT belong to. */
    ServicePort service() {
        return ServicePort.of(localPorts, remotePorts, incoming);
    }

    NameCounts localPorts() {
        return localPorts;
    }

    NameCounts remoteHosts() {
        return remoteHosts;
    }

    NameCounts localHosts() {
        return localHosts;
    }

    NameCounts owners() {
        return owners;
    }

    /** Rows whose state is missing or cut off beyond recognition. */
    long withoutState() {
        return withoutState;
    }

    /** Rows in CLOSE_WAIT that lack an end or a port, and so cannot be found again in another snapshot. */
    long incomplete() {
        return incomplete;
    }
}
