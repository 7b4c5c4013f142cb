package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Exactly one line for each look, whether anything is new or not: what is held of each service. */
public final class EveryLookJson implements WatchOutput {
    private final Terminal terminal;
    private final Optional<Duration> fixIn;

    /**
     * @param fixIn when a fix is due, for which a leak is given a plan
     */
    public EveryLookJson(Terminal terminal, Optional<Duration> fixIn) {
        this.terminal = terminal;
        this.fixIn = fixIn;
    }

    @Override
    public void looked(Observation observation, List<Diagnosis> diagnoses) {
        terminal.out().println(Json.line(diagnoses, fixIn));
    }

    @Override
    public void changed(Diagnosis diagnosis) {}

    @Override
    public void ended(List<Diagnosis> diagnoses) {}
}
