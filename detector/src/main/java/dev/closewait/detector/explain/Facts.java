package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PasteReport;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * All that an explanation is drawn from.
 *
 * @param last the last snapshot
 * @param groups its rows in CLOSE_WAIT, most first
 * @param service what most of them belong to
 */
record Facts(SnapshotCount last, Timeline timeline, PasteReport report, List<RowGroup> groups, ServicePort service) {
    /** Traffic may double between two looks; a leak since a restart soon makes more of it. */
    private static final int MOST_GROWTH = 2;

    long closeWait() {
        return last.closeWait();
    }

    /** A sum over the groups that a condition holds for. */
    long sum(Predicate<RowGroup> which, ToLongFunction<RowGroup> number) {
        return groups.stream().filter(which).mapToLong(number).sum();
    }

    long in(Stopped stopped) {
        return sum(group -> group.stopped() == stopped, RowGroup::sockets);
    }

    /** How long sockets have been in CLOSE_WAIT at least, of those whose age is known. */
    Range ages() {
        return groups.stream().map(RowGroup::ageMillis).reduce(Range.NONE, Range::and);
    }

    /** Sockets that have been in CLOSE_WAIT for longer than any ordinary request takes, and that the program answers for. */
    long old() {
        return sum(group -> convicts(group.stopped()), RowGroup::old);
    }

    /** A client's pool may hold what its server closed, and a peer that takes no answer is not the program's doing. */
    private boolean convicts(Stopped stopped) {
        return switch (stopped) {
            case UNACCEPTED, REQUEST_UNREAD, END_OF_STREAM_CONSUMED -> true;
            case END_OF_STREAM_UNREAD, NOT_SHOWN -> !service.outgoing();
            case ANSWER_NOT_TAKEN -> false;
        };
    }

    /** Everything that could be followed from one look to the next was gone there. */
    boolean allLeave() {
        return timeline.comparisons() > 0 && timeline.left() > 0 && timeline.stayed() == 0;
    }

    /** No row escaped: each that stayed would have been found again. */
    boolean allFollowed() {
        return timeline.comparedAll() && timeline.notFollowed() == 0 && last.incomplete() == 0;
    }

    /** All left, and what left speaks for the last look: that has about as many sockets as a look before it had. */
    boolean replaced() {
        return allLeave() && allFollowed() && closeWait() * timeline.comparisons() <= MOST_GROWTH * timeline.left();
    }

    /** Every row shows its age, and the oldest is young. */
    boolean allYoung() {
        Range ages = ages();
        return ages.count() == closeWait() && ages.count() > 0 && ages.most() < AgeBounds.PROMPT_MILLIS;
    }
}
