package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.run.RunListener;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Shows a person how a run goes: how far it is, how many sockets are in CLOSE_WAIT, how many came and left, and the
 * diagnosis as it forms. On a terminal in one line that is written over, elsewhere in a line for each change.
 */
public final class RunScreen implements RunListener {
    private final Terminal terminal;
    private final LiveLine live;
    private final Style style;
    private final Set<String> notices = new LinkedHashSet<>();
    private Duration planned = Duration.ZERO;
    private String shown = "";

    public RunScreen(Terminal terminal) {
        this.terminal = terminal;
        this.live = new LiveLine(terminal);
        this.style = new Style(terminal);
    }

    @Override
    public void started(Scenario scenario, boolean twin, Duration length) {
        planned = length;
        shown = "";
        live.println(style.bold(name(scenario.name(), twin)) + "  " + style.faint(server(scenario) + "; "
                + scenario.client().behaviour().name() + " clients, for " + Figures.seconds(length)));
    }

    /** What is wrong with it; of a foreign server, about which we know nothing, what it is. */
    private static String server(Scenario scenario) {
        if (scenario.server().foreign()) {
            return scenario.server().name();
        }
        return scenario.faultNames().isEmpty() ? "no fault" : String.join(", ", scenario.faultNames());
    }

    @Override
    public void skipped(Scenario scenario, String why) {
        live.println(style.bold(scenario.name()) + "  skipped: " + why);
    }

    @Override
    public void noticed(String notice) {
        if (notices.add(notice)) {
            terminal.err().println("closewait: " + notice);
        }
    }

    @Override
    public void looked(Duration elapsed, int closeWait, int arrivals, int departures, List<Diagnosis> diagnoses) {
        String said = Figures.brief(diagnoses);
        String status = String.format(Locale.ROOT, "  %5s of %s  %5d in CLOSE_WAIT  %+5d %+5d  %s",
                Figures.seconds(elapsed), Figures.seconds(planned), closeWait, arrivals, -departures, said);
        live.show(status);
        if (!terminal.live() && !patternsOf(diagnoses).equals(shown)) {
            live.println(status);
            shown = patternsOf(diagnoses);
        }
    }

    @Override
    public void finished(Outcome outcome) {
        String detected = outcome.secondsToDetect().isPresent()
                ? " after " + Figures.seconds(outcome.secondsToDetect().getAsDouble())
                : "";
        String said = outcome.diagnosis().map(Figures::patterns).orElse("nothing said");
        live.println("  " + style.grade(outcome.grade()) + "  " + said + detected);
    }

    static String name(String scenario, boolean twin) {
        return twin ? scenario + " (twin)" : scenario;
    }

    private static String patternsOf(List<Diagnosis> diagnoses) {
        return String.join(";", diagnoses.stream().map(Figures::patterns).toList());
    }
}
