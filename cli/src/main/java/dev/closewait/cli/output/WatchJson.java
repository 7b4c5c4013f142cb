package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A diagnosis a line whenever it changes, and what is held in the end as the last line. */
public final class WatchJson implements WatchOutput {
    private final Terminal terminal;
    private final Optional<Duration> fixIn;

    /**
     * @param fixIn when a fix is due, for which a leak is given a plan
     */
    public WatchJson(Terminal terminal, Optional<Duration> fixIn) {
        this.terminal = terminal;
        this.fixIn = fixIn;
    }

    @Override
    public void looked(Observation observation, List<Diagnosis> diagnoses) {}

    @Override
    public void changed(Diagnosis diagnosis) {
        terminal.out().println(Json.line(diagnosis, fixIn));
    }

    @Override
    public void ended(List<Diagnosis> diagnoses) {
        terminal.out().println(Json.finalLine(diagnoses, fixIn));
    }
}
