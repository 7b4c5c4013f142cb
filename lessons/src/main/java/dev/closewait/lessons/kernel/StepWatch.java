package dev.closewait.lessons.kernel;

import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Evidence;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.TracedTransition;
import dev.closewait.lessons.plan.StepPlan;
import dev.closewait.lessons.socket.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is seen of a step beside the states: the segments that cross and, where it may be had, the kernel's trace. */
public final class StepWatch {
    private final SegmentCount count;
    private final Optional<SegmentCapture> capture;
    private final Optional<StepTrace> trace;

    StepWatch(SegmentCount count, Optional<SegmentCapture> capture, Optional<StepTrace> trace) {
        this.count = count;
        this.capture = capture;
        this.trace = trace;
    }

    /** Where that is not as the step says. */
    public List<Difference> differences(StepPlan step) throws IOException {
        List<Difference> differences = new ArrayList<>(count.differences(step));
        capture.map(captured -> captured.differences(step)).ifPresent(differences::addAll);
        if (trace.isPresent()) {
            differences.addAll(trace.get().differences());
        }
        return differences;
    }

    /** The segments that are claimed, each with how it is known that it crossed. */
    public List<Segment> segments(StepPlan step) {
        return step.claims().stream().map(claim -> claim.known(evidence(claim))).toList();
    }

    private Evidence evidence(Claim claim) {
        return capture.filter(captured -> captured.shows(claim)).isPresent()
                ? Evidence.CAPTURED
                : count.evidence(claim);
    }

    /** What the kernel traced; nothing where there is no trace. */
    public List<TracedTransition> traced() throws IOException {
        return trace.isPresent() ? trace.get().transitions() : List.of();
    }
}
