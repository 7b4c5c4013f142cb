package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says why, in sentences that a person can check against {@code ss}. */
final class Evidence {
    private static final double MILLIS_PER_SECOND = 1_000;

    private Evidence() {}

    static List<String> of(Judgement judgement, LeakFinding finding, RecentLooks looks, Census census,
            Service service) {
        RecentLooks window = looks.last(Verdict.WINDOW_MILLIS);
        List<String> evidence = new ArrayList<>();
        if (judgement.pattern() == Pattern.LEAK) {
            evidence.add(whoStays(finding, looks));
            evidence.add(whereItStopped(finding, census));
            evidence.add(cpu(window));
            evidence.add(howToCheck(service));
            return evidence;
        }
        evidence.add(turnover(window));
        evidence.add(cpu(window));
        return evidence;
    }

    private static String whoStays(LeakFinding finding, RecentLooks looks) {
        double left = looks.sum(Look::departures);
        double seconds = looks.sum(Look::elapsedMillis) / MILLIS_PER_SECOND;
        String others = left > 0
                ? String.format(Locale.ROOT, "in the last %.0f s, %.0f others came and left", seconds, left)
                : "no other stayed long enough to be seen leaving";
        return String.format(Locale.ROOT, "%d %s been in CLOSE_WAIT for %s to %s and did not leave; %s.",
                finding.suspects(), finding.suspects() == 1 ? "socket has" : "sockets have",
                duration(finding.ordinaryMillis()), duration(finding.oldestMillis()), others);
    }

    private static String whereItStopped(LeakFinding finding, Census census) {
        int accepted = census.in(Stage.ANSWERED) + census.in(Stage.UNANSWERED);
        String stage = finding.stage() == Stage.ANSWERED
                ? "whatever was asked is answered, so only close() is left to do"
                : "the request is not answered";
        return String.format(Locale.ROOT,
                "Where it stopped: %s; of %d accepted sockets the end of stream was read in %d (Recv-Q 0) and not in %d "
                        + "(Recv-Q 1), and %d hold a request that nobody read (Recv-Q over 1).",
                stage, accepted, census.endOfStreamRead(), census.endOfStreamUnread(), census.requestUnread());
    }

    private static String turnover(RecentLooks window) {
        double gone = window.sum(Look::departures);
        double stayed = window.sum(Look::stayed);
        double seconds = window.sum(Look::elapsedMillis) / MILLIS_PER_SECOND;
        if (gone + stayed == 0) {
            return String.format(Locale.ROOT, "In the last %.1f s %s", seconds,
                    window.sum(Look::count) == 0
                            ? "no socket was seen in CLOSE_WAIT."
                            : "no socket was seen in CLOSE_WAIT at two looks.");
        }
        return String.format(Locale.ROOT,
                "In the last %.1f s there were %.1f sockets in CLOSE_WAIT at a look; %.0f %% of those seen at one look "
                        + "were gone at the next, %s later.",
                seconds, window.mean(Look::count), 100 * gone / (gone + stayed),
                duration(window.intervalMillis()));
    }

    private static String cpu(RecentLooks window) {
        double running = window.mean(Look::runningCpus);
        double waiting = window.mean(Look::waitingCpus);
        double throttled = window.mean(Look::throttledShare);
        String quota = throttled > 0
                ? String.format(Locale.ROOT, " Its CPU quota stopped it for %.0f %% of the time.", 100 * throttled)
                : "";
        return String.format(Locale.ROOT,
                "Its threads ran on %.2f CPUs and waited, runnable, for %.2f more.", running, waiting) + quota;
    }

    private static String howToCheck(Service service) {
        return service.port() == 0
                ? "Check with: ss -tnp state close-wait | grep pid=" + service.pid()
                : "Check with: ss -tnp state close-wait sport = :" + service.port();
    }

    private static String duration(double millis) {
        return millis < MILLIS_PER_SECOND
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
}
