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
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final LiveLine live;
    private final Style style;

    public WatchScreen(Terminal terminal) {
        this.live = new LiveLine(terminal);
        this.style = new Style(terminal);
    }

    @Override
    public void looked(Observation observation, List<Diagnosis> diagnoses) {
        live.show(String.format(Locale.ROOT, "%s  %d in CLOSE_WAIT  %s", TIME.format(observation.wallClock()),
                observation.closeWait().size(), Figures.brief(diagnoses)));
    }

    @Override
    public void changed(Diagnosis diagnosis) {
        show(diagnosis);
    }

    @Override
    public void ended(List<Diagnosis> diagnoses) {
        live.println("");
        if (diagnoses.isEmpty()) {
            live.println("Nothing can be said: no service was seen for long enough.");
        } else {
            live.println(style.bold("In the end"));
            diagnoses.forEach(this::show);
        }
    }

    private void show(Diagnosis diagnosis) {
        live.println(style.faint(TIME.format(diagnosis.since())) + "  " + style.pattern(diagnosis.pattern())
                + Figures.beside(diagnosis) + " on " + diagnosis.service() + ", confidence "
                + Figures.confidence(diagnosis.confidence()));
        diagnosis.evidence().forEach(sentence -> live.println("          " + sentence));
        diagnosis.forecast().ifPresent(forecast -> live.println("          " + sentence(forecast)));
        diagnosis.remedy().ifPresent(remedy -> live.println("          " + remedy));
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
}
