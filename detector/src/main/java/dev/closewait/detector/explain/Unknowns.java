package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the text cannot tell, and what had to be taken for granted. */
final class Unknowns {
    private Unknowns() {}

    static List<String> of(Facts facts) {
        List<String> unknown = new ArrayList<>();
        if (facts.closeWait() > 0) {
            ages(facts, unknown);
            owners(facts, unknown);
            unknown.add("Whether the process got the CPU that it wanted: a socket table has no CPU in it.");
        }
        limits(facts, unknown);
        return unknown;
    }

    private static void ages(Facts facts, List<String> unknown) {
        Timeline timeline = facts.timeline();
        boolean informed = facts.sum(group -> true, RowGroup::informed) > 0;
        if (!informed && timeline.spanMillis().isEmpty()) {
            unknown.add("How long each has been in CLOSE_WAIT: " + tools(facts)
                    + " does not show it. A moment is normal; minutes are not.");
        }
        if (timeline.snapshots() < 2) {
            unknown.add("Whether the count grows, and whether the same sockets stay (a leak) or others take their place"
                    + " (churn): that takes a second snapshot.");
        } else if (timeline.spanMillis().isEmpty()) {
            unknown.add("How much time lies between the snapshots: put a line of 'date' before each.");
        }
    }

    private static void owners(Facts facts, List<String> unknown) {
        if (facts.last().owners().total() == 0) {
            unknown.add("Which process holds them: " + tools(facts) + " shows it with "
                    + (facts.last().sources().contains(Source.LSOF)
                            ? "its first columns."
                            : "-p, to root or its owner."));
        } else if (facts.report().ownersHidden()) {
            unknown.add("Owners that the tool was not allowed to see: run it as root.");
        }
        if (facts.last().owners().total() > 0
                && facts.sum(group -> group.accepted() == Accepted.NO_OWNER_SEEN, RowGroup::sockets) > 0) {
            unknown.add(
                    "Whether a socket without an owner waits in the backlog, or belongs to a process that was not seen:"
                            + " inode 0 (ss -e, netstat -e) means the backlog.");
        }
    }

    private static void limits(Facts facts, List<String> unknown) {
        Timeline timeline = facts.timeline();
        SnapshotCount last = facts.last();
        if (facts.report().stateAssumed() > 0) {
            unknown.add(Words.count(facts.report().stateAssumed(), "row")
                    + " without a State column: taken to be in the state that ss was asked for, CLOSE_WAIT unless its"
                    + " command line says otherwise.");
        }
        if (last.withoutState() > 0) {
            unknown.add("The state of " + Words.count(last.withoutState(), "row") + ", where it is cut off: left out.");
        }
        if (last.incomplete() > 0) {
            unknown.add(Words.count(last.incomplete(), "row") + " without both ends and ports: cannot be found again in"
                    + " another snapshot.");
        }
        if (timeline.twice() > 0) {
            unknown.add(
                    Words.count(timeline.twice(), "row") + " repeated a connection of the same snapshot, and counted"
                            + " once" + (last.sources().contains(Source.LSOF)
                                    ? ": two descriptors or two processes hold it, and all of them must close it."
                                    : ": put a line of 'date' or a blank line between two looks."));
        }
        if (timeline.notFollowed() > 0) {
            unknown.add("Which of " + Words.count(timeline.notFollowed(), "row") + " stay: only the first "
                    + Words.number(Timeline.MOST_FOLLOWED) + " of a snapshot are followed.");
        }
    }

    private static String tools(Facts facts) {
        return facts.last().sources().stream().map(Source::toString).collect(Collectors.joining(" or "));
    }
}
