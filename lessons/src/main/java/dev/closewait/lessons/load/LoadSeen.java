package dev.closewait.lessons.load;

import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.Run;

/**
 * What was seen of a server under load.
 *
 * @param run all observations, and what the detector said after each
 * @param outcome whether it was what the scenario is about, by the kernel, and how the detector did
 * @param looks what a tool printed twice on the way
 */
public record LoadSeen(Run run, Outcome outcome, TwoLooks looks) {
    /** Whether the kernel showed what the scenario is about; where not, nothing can be learned from this run. */
    public boolean reproduced() {
        return outcome.truth().held();
    }
}
