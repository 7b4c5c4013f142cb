package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.observation.Observation;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Shows a person a watch: each change with its evidence, and on a terminal the count as it is now. */
public final class WatchScreen implements WatchOutput {
    private static final String BEGINNING_OF_LINE = "\r\033[K";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final Style style;

    public WatchScreen(Terminal terminal) {
        this.terminal = terminal;
        this.style = new Style(terminal);
    }

    @Override
    public void looked(Observation observation, List<Diagnosis> diagnoses) {
        if (terminal.live()) {
            String status = String.format(Locale.ROOT, "%s  %d in CLOSE_WAIT  %s", TIME.format(observation.wallClock()),
                    observation.closeWait().size(), Figures.brief(diagnoses));
            terminal.out()
                    .print(BEGINNING_OF_LINE + status.substring(0, Math.min(status.length(), terminal.width() - 1)));
            terminal.out().flush();
        }
    }

    @Override
    public void changed(Diagnosis diagnosis) {
        show(diagnosis);
    }

    @Override
    public void ended(List<Diagnosis> diagnoses) {
        line("");
        if (diagnoses.isEmpty()) {
            line("Nothing can be said: no service was seen for long enough.");
        } else {
            line(style.bold("In the end"));
            diagnoses.forEach(this::show);
        }
    }

    private void show(Diagnosis diagnosis) {
        line(style.faint(TIME.format(diagnosis.since())) + "  " + style.pattern(diagnosis.pattern())
                + Figures.beside(diagnosis) + " on " + diagnosis.service() + ", confidence "
                + Figures.confidence(diagnosis.confidence()));
        diagnosis.evidence().forEach(sentence -> line("          " + sentence));
        diagnosis.forecast().ifPresent(forecast -> line("          " + sentence(forecast)));
        diagnosis.remedy().ifPresent(remedy -> line("          " + remedy));
    }

    private static String sentence(Forecast forecast) {
        String rate = String.format(Locale.ROOT, "%d leaked, %.2f more a second", forecast.leaked(),
                forecast.leaksPerSecond());
        return forecast.secondsToExhaustion().isEmpty()
                ? rate + "."
                : rate + String.format(Locale.ROOT, "; the %d descriptors that are left last for %s.",
                        forecast.descriptorsLeft().orElse(0),
                        duration((long) forecast.secondsToExhaustion().getAsDouble()));
    }

    private static String duration(long seconds) {
        Duration left = Duration.ofSeconds(seconds);
        return left.toHours() > 0
                ? left.toHours() + " h " + left.toMinutesPart() + " min"
                : left.toMinutes() > 0
                        ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
                        : left.toSeconds() + " s";
    }

    private void line(String text) {
        terminal.out().println((terminal.live() ? BEGINNING_OF_LINE : "") + text);
    }
}
