package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.scenarios.file.Bounds;
import dev.closewait.scenarios.file.CloseWaitSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Holds the sockets in CLOSE_WAIT of a recording against what a scenario wants of them. */
final class CloseWaitJudge {
    private final Recording recording;
    private final List<Observation> load;
    private final SocketStays stays;
    private final Findings findings;

    CloseWaitJudge(Recording recording, SocketStays stays, Findings findings) {
        this.recording = recording;
        this.load = recording.underLoad();
        this.stays = stays;
        this.findings = findings;
    }

    void judge(CloseWaitSpec wanted) {
        if (!wanted.peak().open()) {
            peak(wanted.peak());
        }
        wanted.grows().ifPresent(this::grows);
        wanted.turnover().ifPresent(this::turnover);
        wanted.age().ifPresent(this::age);
        wanted.leaked().ifPresent(this::leaked);
        wanted.left().ifPresent(this::left);
        wanted.unaccepted()
                .ifPresent(bounds -> most(bounds, "the most that no process owned at a look were",
                        CloseWaitJudge::unaccepted));
        wanted.unread()
                .ifPresent(bounds -> most(bounds, "the most with something unread at a look were",
                        CloseWaitJudge::unread));
        wanted.unsent()
                .ifPresent(bounds -> most(bounds, "the most with something unsent at a look were",
                        CloseWaitJudge::unsent));
    }

    private void peak(Bounds<Integer> wanted) {
        int peak = load.stream().mapToInt(look -> look.closeWait().size()).max().orElse(0);
        findings.add(wanted, peak, Findings::sockets, "the count's peak was");
    }

    /**
     * Growth means that sockets which never leave come all through the load: some in its first half, and some in its
     * second. A busy server never grows by this, for each of its sockets leaves; one leak a second does; a burst of
     * leaks that is over does not.
     */
    private void grows(boolean wanted) {
        if (!recording.settled()) {
            findings.add(false, "whether the count grows " + KernelJudge.UNSETTLED);
            return;
        }
        List<Stay> neverLeft = stays.neverLeft();
        long early = neverLeft.stream().filter(stay -> stay.enteredNanos() < recording.middle()).count();
        long late = neverLeft.size() - early;
        findings.add((early > 0 && late > 0) == wanted, String.format(Locale.ROOT,
                "%d sockets that never left came in the first half of the load and %d in the second (wanted: %s)",
                early, late, wanted ? "some in both" : "not some in both"));
    }

    private void turnover(Bounds<Double> wanted) {
        double turnover = Series.median(Series.turnovers(load)).orElse(0);
        findings.add(wanted, turnover, Findings::figure, "the share of sockets that were gone at the next look was");
    }

    private void age(Bounds<Duration> wanted) {
        long oldest = load.stream().mapToLong(stays::oldestNanos).max().orElse(0);
        findings.add(wanted, Duration.ofNanos(oldest), Findings::millis, "the longest time in CLOSE_WAIT was");
    }

    private void leaked(Bounds<Integer> wanted) {
        if (recording.settled()) {
            findings.add(wanted, stays.neverLeft().size(), Findings::sockets, "what never left were");
        } else {
            findings.add(false, "how many sockets never leave " + KernelJudge.UNSETTLED);
        }
    }

    /** Only what was in the table in the second half and is not at the load's last look has left it there. */
    private void left(Bounds<Integer> wanted) {
        Observation last = load.getLast();
        int left = (int) stays.all()
                .filter(stay -> stay.lastSeenNanos() >= recording.middle() && stay.lastSeenNanos() < last.nanos())
                .count();
        findings.add(wanted, left, Findings::sockets, "what left in the second half of the load were");
    }

    private void most(Bounds<Integer> wanted, String what, Kind kind) {
        int most = load.stream().mapToInt(look -> count(look.closeWait(), kind)).max().orElse(0);
        findings.add(wanted, most, Findings::sockets, what);
    }

    private static int count(SocketColumns sockets, Kind kind) {
        IntPredicate matches = row -> kind.matches(sockets, row);
        return (int) IntStream.range(0, sockets.size()).filter(matches).count();
    }

    /** A kind of socket, by what its row shows. */
    @FunctionalInterface
    private interface Kind {
        boolean matches(SocketColumns sockets, int row);
    }

    /** The kernel gives a socket its inode when a process accepts it (net/ipv4/inet_diag.c). */
    private static boolean unaccepted(SocketColumns sockets, int row) {
        return sockets.inode(row) == 0;
    }

    private static boolean unread(SocketColumns sockets, int row) {
        return sockets.inode(row) != 0 && sockets.receiveQueue(row) > 0;
    }

    private static boolean unsent(SocketColumns sockets, int row) {
        return sockets.sendQueue(row) > 0;
    }
}
