package dev.closewait.scenarios.kernel;

import dev.closewait.scenarios.file.KernelSpec.ServedSpec;
import java.time.Duration;
import java.util.List;

/** Holds how the clients fared against what a scenario wants of it. */
final class ClientsJudge {
    /** Their reports come about every second: what is shorter cannot be told. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final List<Served> served;
    private final Findings findings;

    ClientsJudge(Recording recording, Findings findings) {
        this.served = recording.served();
        this.findings = findings;
    }

    void judge(ServedSpec wanted) {
        wanted.answered()
                .ifPresent(bounds -> findings.add(bounds, served.isEmpty() ? 0 : (int) served.getLast().answered(),
                        count -> count + " requests", "what was answered were"));
        wanted.unserved()
                .ifPresent(bounds -> findings.add(bounds, longestGap(), Findings::millis,
                        "the longest time in which nobody was answered was"));
        wanted.servedAgain().ifPresent(this::servedAgain);
    }

    private Duration longestGap() {
        long longest = 0;
        for (int from = 0; from < served.size(); from++) {
            longest = Math.max(longest, lastAlike(from).nanos() - served.get(from).nanos());
        }
        return Duration.ofNanos(longest);
    }

    /** The last report in a row that shows no answer more than this one. */
    private Served lastAlike(int from) {
        Served last = served.get(from);
        for (Served next : served.subList(from, served.size())) {
            if (next.answered() > last.answered()) {
                return last;
            }
            last = next;
        }
        return last;
    }

    private void servedAgain(boolean wanted) {
        boolean again = false;
        for (int from = 0; from < served.size(); from++) {
            Served end = lastAlike(from);
            boolean gap = end.nanos() - served.get(from).nanos() >= SHORTEST.toNanos();
            again |= gap && served.getLast().answered() > end.answered();
        }
        findings.add(again == wanted,
                "clients were " + (again ? "" : "not ") + "answered again after nobody had been (wanted: "
                        + (wanted ? "they were" : "they were not") + ")");
    }
}
