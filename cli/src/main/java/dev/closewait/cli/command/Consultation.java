package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.WatchOutput;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.util.List;

/** Shows a detector observations, whether live or recorded, and passes on what it says of them. */
final class Consultation {
    private final Detector asked;
    private final WatchOutput shownTo;
    private final Changes changes = new Changes();
    private List<Diagnosis> held = List.of();
    private boolean sawListener;

    Consultation(Detector asked, WatchOutput shownTo) {
        this.asked = asked;
        this.shownTo = shownTo;
    }

    /** Shows it one more. */
    void take(Observation observation) {
        asked.observe(observation);
        sawListener |= observation.listeners().size() > 0;
        held = asked.diagnoses();
        shownTo.looked(observation, held);
        changes.among(held).forEach(shownTo::changed);
    }

    /** Passes on what it holds in the end. */
    void end() {
        shownTo.ended(held);
    }

    /** Whether it holds anything of any service. */
    boolean saidNothing() {
        return held.isEmpty();
    }

    /** Whether any observation had a listening socket in it. */
    boolean sawListener() {
        return sawListener;
    }

    /** What a command ends with that did nothing but ask. */
    int code() {
        if (held.isEmpty()) {
            return ExitCode.UNKNOWN;
        }
        return held.stream().anyMatch(said -> said.pattern().problem()) ? ExitCode.PROBLEM : ExitCode.OK;
    }
}
