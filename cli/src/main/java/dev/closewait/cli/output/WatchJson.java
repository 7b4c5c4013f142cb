package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.util.List;

/** A diagnosis a line whenever it changes, and what is held in the end as the last line. */
public final class WatchJson implements WatchOutput {
    private final Terminal terminal;

    public WatchJson(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void looked(Observation observation, List<Diagnosis> diagnoses) {}

    @Override
    public void changed(Diagnosis diagnosis) {
        terminal.out().println(Json.line(diagnosis));
    }

    @Override
    public void ended(List<Diagnosis> diagnoses) {
        terminal.out().println(Json.finalLine(diagnoses));
    }
}
