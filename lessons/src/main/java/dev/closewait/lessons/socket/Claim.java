package dev.closewait.lessons.socket;

import dev.closewait.lessons.event.Evidence;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.SegmentKind;

/**
 * What a lesson says of a segment: that it crosses. As {@link Segment} has it, before there is evidence.
 *
 * @param many whether it stands for a row of one or more
 */
public record Claim(LessonSocket from, LessonSocket to, SegmentKind kind, int bytes, boolean many) {
    /** The segment, of which is known in this way that it crossed. */
    public Segment known(Evidence evidence) {
        return new Segment(from.name(), to.name(), kind, bytes, many, evidence);
    }
}
