package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.RecentLooks.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why, in sentences that a person can check against {@code ss}. */
final class Evidence {
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double MILLIS_PER_MINUTE = 60_000;
    private final Grounds grounds;
    private final Window window;

    private Evidence(Grounds grounds) {
        this.grounds = grounds;
        window = grounds.looks().last(Verdict.WINDOW_MILLIS);
    }

    static List<String> of(Grounds grounds) {
        return new Evidence(grounds).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Stream.concat(Stream.of(grounds.judgement().pattern()), grounds.judgement().also().stream())
                .forEach(pattern -> sentences.addAll(why(pattern)));
        if (grounds.judgement().pattern() != Pattern.HEALTHY) {
            sentences.addAll(whereItStopped());
        }
        sentences.add(cpu());
        grounds.retraction().map(Evidence::takenBack).ifPresent(sentences::add);
        if (grounds.judgement().pattern().problem() || grounds.judgement().leaks()) {
            sentences.add(howToCheck());
        }
        return sentences;
    }

    private List<String> why(Pattern pattern) {
        return switch (pattern) {
            case LEAK -> leak();
            case STALLED -> List.of(stall());
            case SLOW_CLOSE -> List.of(slow("they leave, late, while CPU is free"));
            case IDLE_POOL -> List.of(pool());
            case CPU_STARVED, FAST_CHURN, HEALTHY -> List.of(turnover());
        };
    }

    private List<String> leak() {
        List<String> sentences = new ArrayList<>();
        LeakFinding finding = grounds.suspicion().sockets();
        if (finding.suspects() > 0) {
            sentences.add(whoStays(finding));
            sentences.add(LeakShare.of(grounds).sentence());
            grounds.owners().sentence().ifPresent(sentences::add);
        }
        if (grounds.suspicion().stranded() > 0) {
            sentences.add(String.format(Locale.ROOT,
                    "%d of its descriptors are TCP sockets that are in no TCP table any more: their peers are gone, which "
                            + "ended CLOSE_WAIT (RST), and nobody closed them.",
                    grounds.suspicion().stranded()));
        }
        return sentences;
    }

    private String whoStays(LeakFinding finding) {
        Window all = grounds.looks().all();
        double left = all.sum(Look::departures);
        String others = left > 0
                ? String.format(Locale.ROOT, "in the last %.0f s, %.0f others came and left", all.seconds(), left)
                : "no other stayed long enough to be seen leaving";
        return String.format(Locale.ROOT, "%d %s been in CLOSE_WAIT for %s to %s and did not leave; %s.",
                finding.suspects(), finding.suspects() == 1 ? "socket has" : "sockets have",
                duration(finding.ordinaryMillis()),
                duration(Math.max(finding.oldestMillis(), grounds.suspects().oldestMillis())), others);
    }

    private String stall() {
        String silence = duration(grounds.stall().silentMillis());
        if (grounds.processes().stopped()) {
            return "For " + silence + " nothing has left and nothing was answered: the process is stopped, by a signal "
                    + "(SIGSTOP) or a debugger.";
        }
        double cpus = window.mean(Look::runningCpus);
        String how = cpus >= Stall.SPINNING_CPUS
                ? "its threads use CPU and finish nothing: they turn in a circle"
                : cpus < Stall.HARDLY_ANY_CPUS
                        ? "its threads use hardly any CPU: they wait for something that does not come"
                        : "connections are taken in, and not one came and went on this machine meanwhile: who should "
                                + "answer them waits for something that does not come";
        return "For " + silence + " nothing has left and nothing was answered, while work waits; " + how + ".";
    }

    private String slow(String how) {
        Window memory = grounds.looks().last(Verdict.MEMORY_MILLIS);
        return String.format(Locale.ROOT,
                "In the last %.0f s, %.0f sockets left that had waited for longer than %s, and %.1f such were there at a "
                        + "look: %s.",
                memory.seconds(), memory.sum(Look::lateDepartures), duration(Look.LATE_MILLIS),
                window.mean(Look::late), how);
    }

    private String pool() {
        return String.format(Locale.ROOT,
                "%.0f connections that this process opened have been closed by their server for longer than %s, and are "
                        + "kept: a pool that nobody has asked for a connection since. It is bounded by the pool's size.",
                window.mean(Look::late), duration(Look.LATE_MILLIS));
    }

    /** Where the application stopped, the most common first. */
    private List<String> whereItStopped() {
        Census census = grounds.census();
        if (census.total() == 0) {
            return List.of();
        }
        String places = Stream.of(Census.Place.values())
                .filter(place -> census.in(place) > 0)
                .sorted((one, other) -> Integer.compare(census.in(other), census.in(one)))
                .map(place -> String.format(Locale.ROOT, "%.0f %% %s, such as that from %s",
                        100.0 * census.in(place) / census.total(), place.words(),
                        census.example(place).map(Object::toString).orElse("?")))
                .collect(Collectors.joining("; "));
        LeakFinding suspects = grounds.suspicion().sockets();
        String answered = grounds.judgement().leaks() && suspects.suspects() > 0 && suspects.stage() == Stage.ANSWERED
                ? " What was asked on the sockets that stay is answered: only close() is left to do."
                : "";
        return List.of("Where it stopped with the " + census.total() + " there are now: " + places + "." + answered);
    }

    private String turnover() {
        double gone = window.sum(Look::departures);
        double stayed = window.sum(Look::stayed);
        if (gone + stayed == 0) {
            return String.format(Locale.ROOT, "In the last %.1f s %s", window.seconds(),
                    window.sum(Look::count) == 0
                            ? "no socket was seen in CLOSE_WAIT."
                            : "no socket was seen in CLOSE_WAIT at two looks.");
        }
        return String.format(Locale.ROOT,
                "In the last %.1f s there were %.1f sockets in CLOSE_WAIT at a look; %.0f %% of those seen at one look "
                        + "were gone at the next, %s later.",
                window.seconds(), window.mean(Look::count), 100 * gone / (gone + stayed),
                duration(grounds.looks().intervalMillis()));
    }

    private String cpu() {
        double throttled = window.mean(Look::throttledShare);
        String quota = throttled > 0
                ? String.format(Locale.ROOT, " Its CPU quota stopped it for %.0f %% of the time.", 100 * throttled)
                : "";
        return window.sum(look -> look.use().known() ? 1 : 0) == 0
                ? "What its process used is not known."
                : String.format(Locale.ROOT, "Its threads ran on %.2f CPUs and waited, runnable, for %.2f more.%s",
                        window.mean(Look::runningCpus), window.mean(Look::waitingCpus), quota);
    }

    private static String takenBack(Opinion.Retraction retraction) {
        return "A leak was said at " + retraction.said() + " and taken back after "
                + duration((double) Duration.between(retraction.said(), retraction.at()).toMillis())
                + ": its suspects left CLOSE_WAIT after all.";
    }

    private String howToCheck() {
        return grounds.service().port() == 0
                ? "Check with: ss -tnp state close-wait | grep pid=" + grounds.service().pid()
                : "Check with: ss -tnp state close-wait sport = :" + grounds.service().port();
    }

    static String duration(double millis) {
        if (millis < MILLIS_PER_SECOND) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        return millis < 2 * MILLIS_PER_MINUTE
                ? String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND)
                : String.format(Locale.ROOT, "%.0f min", millis / MILLIS_PER_MINUTE);
    }
}
