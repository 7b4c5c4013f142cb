package dev.closewait.lessons.event;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A step that was taken.
 *
 * @param number counted from 1
 * @param of how many steps the lesson has
 * @param scene the part of the lesson it belongs to; a scene's sockets are gone when the next begins
 * @param calls the system calls, in order
 * @param before the endpoints of the scene before the calls; read from the kernel, like {@code after}
 * @param after the same endpoints, in the same order, after the calls
 * @param transitions how the endpoints came from one to the other, in order
 * @param segments what crossed, in order
 * @param traced the same transitions as the kernel traced them; empty where there is no trace
 * @param exhibits what else there is to look at
 * @param othersCross whether other segments may have crossed as well, as probes of a closed window do
 * @param reasons why it is so, a paragraph for each source: what the protocol wants, and what is Linux's own
 * @param differences where the kernel answered otherwise; empty when the step holds
 */
public record Step(int number, int of, String scene, String title, Optional<Question> question, List<CallMade> calls,
        List<EndpointView> before, List<EndpointView> after, List<Transition> transitions, List<Segment> segments,
        List<TracedTransition> traced, List<Exhibit> exhibits, boolean othersCross, List<Reason> reasons,
        List<Difference> differences) {
    /** Whether the kernel did all that the lesson says. */
    public boolean holds() {
        return differences.isEmpty();
    }

    /** All reasons as one text. */
    public String why() {
        return reasons.stream().map(Reason::paragraph).collect(Collectors.joining(" "));
    }

    /** The first section of RFC 9293 that says so; empty where all of it is Linux's own. */
    public String section() {
        return reasons.stream()
                .map(each -> each.source().section())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }
}
