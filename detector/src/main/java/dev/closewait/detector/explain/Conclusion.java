package dev.closewait.detector.explain;

/**
 * What the facts come to. Only ages make a problem: shown by {@code ss -i}, or seen between snapshots with times. A count
 * alone never does.
 */
record Conclusion(Finding finding, String sentence) {
    static Conclusion of(Facts facts) {
        if (facts.closeWait() == 0) {
            return ofNone(facts);
        }
        if (facts.old() > 0) {
            return new Conclusion(Finding.PROBLEM, ofOld(facts));
        }
        if (facts.replaced()) {
            return new Conclusion(Finding.NOTHING_WRONG, ofReplaced(facts.timeline().left()));
        }
        if (facts.allYoung()) {
            return new Conclusion(Finding.NOTHING_WRONG,
                    Words.share(facts.closeWait(), facts.closeWait()) + " in CLOSE_WAIT came there within the last "
                            + Words.duration(facts.ages().most()) + ": at this look none stayed.");
        }
        return new Conclusion(Finding.COULD_NOT_TELL, inClose(facts) + ", " + whyThin(facts));
    }

    private static Conclusion ofNone(Facts facts) {
        if (facts.last().withoutState() > 0) {
            return new Conclusion(Finding.COULD_NOT_TELL, "The State column is cut off in "
                    + Words.count(facts.last().withoutState(), "row") + ": nothing tells which are in CLOSE_WAIT.");
        }
        if (facts.report().mostlyUnknown()) {
            return new Conclusion(Finding.COULD_NOT_TELL,
                    "No row is in CLOSE_WAIT, but most lines were not understood.");
        }
        if (facts.timeline().everSeen() == 0) {
            return new Conclusion(Finding.NOTHING_WRONG, "No socket is in CLOSE_WAIT.");
        }
        return new Conclusion(Finding.NOTHING_WRONG,
                "No socket is in CLOSE_WAIT in the last snapshot: those of the earlier ones have left.");
    }

    private static String ofOld(Facts facts) {
        long old = facts.old();
        long notAccepted = facts.sum(group -> group.stopped() == Stopped.UNACCEPTED, RowGroup::old);
        long unread = facts.sum(group -> group.stopped() == Stopped.REQUEST_UNREAD, RowGroup::old);
        String says = Words.share(old, facts.closeWait()) + " in CLOSE_WAIT "
                + (old == 1 ? "has been there for " : "have been there for up to ")
                + Words.duration(facts.ages().most()) + ". ";
        if (2 * (notAccepted + unread) >= old) {
            return says + "Most of them nobody has come to read: workers that are hung or all busy, or a blocked event"
                    + " loop.";
        }
        return facts.timeline().left() > 0
                ? says + "Others left meanwhile: that is what a leak looks like, code that never closes some of them."
                : says + "Their peers are gone and nobody closes them: either code that forgot them (a leak), or a process"
                        + " that stands still. If it goes on serving others, it is a leak.";
    }

    private static String ofReplaced(long left) {
        return Words.share(left, left) + (left == 1
                ? " that was in CLOSE_WAIT at one look was gone at the next: a short connection, and it is closed."
                : " that were in CLOSE_WAIT at one look were gone at the next: they are short connections, and each is"
                        + " closed.");
    }

    private static String inClose(Facts facts) {
        return Words.count(facts.closeWait(), "socket") + " in CLOSE_WAIT";
    }

    private static String whyThin(Facts facts) {
        Range ages = facts.ages();
        if (!ages.isEmpty()) {
            return "the oldest known to be there for " + Words.duration(ages.most())
                    + ": too short to tell a forgotten socket from a slow one.";
        }
        if (facts.allLeave() && facts.allFollowed()) {
            long left = facts.timeline().left();
            return "far more than the " + (left == 1 ? "one that was" : Words.number(left) + " that were")
                    + " seen to leave: whether these stay takes one more look.";
        }
        if (facts.timeline().snapshots() > 1) {
            return facts.timeline().spanMillis().isEmpty()
                    ? "in " + facts.timeline().snapshots()
                            + " snapshots without times: how long each stayed is not known."
                    : "too few of which can be found again in another snapshot.";
        }
        return "in one snapshot that shows no ages: each row says where its application stopped, none says whether it"
                + " stays.";
    }
}
