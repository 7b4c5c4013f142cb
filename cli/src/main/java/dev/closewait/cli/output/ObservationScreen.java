package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.ServiceIndex;
import dev.closewait.detector.observation.Observation;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows a person what was observed: a line for each look, with the count of each service that has any. */
public final class ObservationScreen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final ServiceIndex services = new ServiceIndex();

    public ObservationScreen(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows one look. */
    public void show(Observation observation) {
        services.read(observation);
        int[] counts = new int[services.size()];
        for (int row = 0; row < observation.closeWait().size(); row++) {
            counts[services.numberOf(row)]++;
        }
        String which = IntStream.range(0, counts.length)
                .filter(number -> counts[number] > 0)
                .mapToObj(number -> counts[number] + " on " + services.service(number))
                .collect(Collectors.joining(", "));
        terminal.out()
                .println(String.format(Locale.ROOT, "%s  %5d in CLOSE_WAIT  %4d listening%s",
                        TIME.format(observation.wallClock()), observation.closeWait().size(),
                        observation.listeners().size(), which.isEmpty() ? "" : "  " + which));
    }
}
