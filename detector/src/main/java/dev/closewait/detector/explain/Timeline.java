package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PastedSocket;
import dev.closewait.detector.explain.paste.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Follows sockets in CLOSE_WAIT from one snapshot to the next: which stayed, which left, which came. */
final class Timeline {
    /** Enough for any table that a person pastes; a bound on memory for any other. */
    static final int MOST_FOLLOWED = 100_000;

    /**
     * A socket that was met before.
     *
     * @param inode 0 where it is not known, or not accepted yet
     * @param snapshot the number of the first snapshot that it was in
     * @param since when that was
     */
    private record Seen(long inode, int snapshot, Optional<Instant> since) {
        boolean mayBe(long other) {
            return inode == 0 || other == 0 || inode == other;
        }

        Seen again(long other) {
            return new Seen(Math.max(inode, other), snapshot, since);
        }
    }

    private Map<Long, Seen> before = Map.of();
    private Map<Long, Seen> now = new HashMap<>();
    private Set<Source> sourcesBefore = Set.of();
    private Optional<Instant> time = Optional.empty();
    private Optional<Instant> firstTime = Optional.empty();
    private int snapshots;
    private long firstCount;
    private long lastCount;
    private long stayedHere;
    private long stayed;
    private long left;
    private long came;
    private long comparisons;
    private long everSeen;
    private long twice;
    private long notFollowed;
    private boolean grewAlways = true;

    void begin(Optional<Instant> read) {
        snapshots++;
        time = read;
        firstTime = snapshots == 1 ? read : firstTime;
        stayedHere = 0;
    }

    /** Whether this row was in the same snapshot already: a table that changes while it is read shows a row twice. */
    boolean isTwice(PastedSocket socket) {
        OptionalLong identity = Identity.of(socket);
        boolean already = identity.isPresent() && now.containsKey(identity.getAsLong());
        twice += already ? 1 : 0;
        return already;
    }

    /** Follows a socket; gives how long ago it was first met, if that is known. */
    OptionalLong follow(PastedSocket socket) {
        everSeen++;
        OptionalLong identity = Identity.of(socket);
        if (identity.isEmpty()) {
            return OptionalLong.empty();
        }
        long inode = socket.inode().orElse(0);
        Optional<Seen> known = Optional.ofNullable(before.get(identity.getAsLong())).filter(seen -> seen.mayBe(inode));
        stayedHere += known.isPresent() ? 1 : 0;
        if (now.size() < MOST_FOLLOWED) {
            now.put(identity.getAsLong(),
                    known.map(seen -> seen.again(inode)).orElse(new Seen(inode, snapshots, time)));
        } else {
            notFollowed++;
        }
        return known.flatMap(Seen::since)
                .flatMap(since -> time.map(present -> millis(since, present)))
                .orElse(OptionalLong.empty());
    }

    /** The snapshot is over. */
    void end(SnapshotCount snapshot) {
        long count = snapshot.closeWait();
        boolean comparable = snapshots > 1 && (snapshot.sources().equals(sourcesBefore)
                || snapshot.sources().isEmpty() || sourcesBefore.isEmpty());
        if (comparable) {
            comparisons++;
            long here = Math.min(stayedHere, before.size());
            stayed += here;
            left += before.size() - here;
            came += Math.max(0, now.size() - here);
        }
        grewAlways &= snapshots == 1 || count > lastCount;
        firstCount = snapshots == 1 ? count : firstCount;
        lastCount = count;
        sourcesBefore = Set.copyOf(snapshot.sources());
        before = now;
        now = new HashMap<>();
    }

    private static OptionalLong millis(Instant from, Instant to) {
        // Of hostile or garbled times the difference may not fit; what goes back tells nothing.
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        return from.isBefore(to)
                ? OptionalLong.of(seconds * 1_000 + (to.getNano() - from.getNano()) / 1_000_000)
                : OptionalLong.empty();
    }

    int snapshots() {
        return snapshots;
    }

    /** Time from the first snapshot to the last; empty without times. */
    OptionalLong spanMillis() {
        return snapshots > 1 && firstTime.isPresent() && time.isPresent()
                ? millis(firstTime.get(), time.get())
                : OptionalLong.empty();
    }

    Optional<Instant> firstTime() {
        return firstTime;
    }

    Optional<Instant> lastTime() {
        return time;
    }

    long firstCount() {
        return firstCount;
    }

    long lastCount() {
        return lastCount;
    }

    /** Sockets of the last snapshot that were in every one. */
    long heldThroughout() {
        return snapshots < 2 ? 0 : before.values().stream().filter(seen -> seen.snapshot() == 1).count();
    }

    /** Pairs of snapshots that follow each other and come from the same tool. */
    long comparisons() {
        return comparisons;
    }

    /** Whether every snapshot could be compared with the one before it. */
    boolean comparedAll() {
        return comparisons == snapshots - 1;
    }

    /** Over all these pairs, sockets that were in both. */
    long stayed() {
        return stayed;
    }

    /** Over all these pairs, sockets that were in the first only. */
    long left() {
        return left;
    }

    /** Over all these pairs, sockets that were in the second only. */
    long came() {
        return came;
    }

    /** Rows in CLOSE_WAIT in all snapshots together. */
    long everSeen() {
        return everSeen;
    }

    long twice() {
        return twice;
    }

    /** Rows beyond {@link #MOST_FOLLOWED} in their snapshot. */
    long notFollowed() {
        return notFollowed;
    }

    boolean grewAlways() {
        return snapshots > 1 && grewAlways;
    }
}
