package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.FixPlanner;
import dev.closewait.detector.observation.Observation;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows a person a watch where there is no terminal to draw on: each change with its evidence, in lines that stay. */
public final class WatchLines implements WatchOutput {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    private static final String INDENT = " ".repeat(10);

    private final Terminal terminal;
    private final Style style;
    private final Optional<Duration> fixIn;
    private final Optional<Effort> effort;

    private WatchLines(Terminal terminal, Optional<Effort> effort, Optional<Duration> fixIn) {
        this.terminal = terminal;
        this.style = new Style(terminal);
        this.effort = effort;
        this.fixIn = fixIn;
    }

    /**
     * Of looks that are taken now; in the end it is said what they took.
     *
     * @param every the time between looks
     * @param fixIn when a fix is due, for which a leak is given a plan
     */
    public static WatchLines ofLive(Terminal terminal, Duration every, Optional<Duration> fixIn) {
        return new WatchLines(terminal, Optional.of(new Effort(every)), fixIn);
    }

    /** Of looks that were taken elsewhere. */
    public static WatchLines ofRecorded(Terminal terminal, Optional<Duration> fixIn) {
        return new WatchLines(terminal, Optional.empty(), fixIn);
    }

    @Override
    public void looked(Observation observation, List<Diagnosis> diagnoses) {
        effort.ifPresent(spent -> spent.looked(observation.nanos(), OwnCpu.nanos()));
    }

    @Override
    public void changed(Diagnosis diagnosis) {
        show(diagnosis);
    }

    @Override
    public void ended(List<Diagnosis> diagnoses) {
        terminal.out().println();
        if (diagnoses.isEmpty()) {
            terminal.out().println("Nothing can be said: no service was seen for long enough.");
        } else {
            terminal.out().println(style.bold("In the end"));
            diagnoses.forEach(this::show);
        }
        effort.ifPresent(spent -> terminal.out().println(style.faint(spent.sentence())));
    }

    private void show(Diagnosis diagnosis) {
        terminal.out()
                .println(style.faint(TIME.format(diagnosis.since())) + "  " + style.pattern(diagnosis.pattern())
                        + Figures.beside(diagnosis) + " on " + diagnosis.service() + ", confidence "
                        + Figures.confidence(diagnosis.confidence()));
        diagnosis.evidence().forEach(this::indented);
        diagnosis.forecast().ifPresent(forecast -> {
            ForecastText.sentences(forecast).forEach(this::indented);
            fixIn.ifPresent(due -> indented(PlanText.sentence(FixPlanner.plan(forecast, due), due)));
        });
        diagnosis.remedy().ifPresent(this::indented);
    }

    private void indented(String sentence) {
        terminal.out().println(INDENT + Harmless.text(sentence));
    }
}
