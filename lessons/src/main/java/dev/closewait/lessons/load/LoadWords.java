package dev.closewait.lessons.load;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.explain.Explainer;
import dev.closewait.detector.explain.Explanation;
import dev.closewait.detector.explain.UnusableTextException;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.scenarios.kernel.Cookies;
import dev.closewait.scenarios.kernel.Series;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What was seen of a server under load, as lines to look at. */
public final class LoadWords {
    private static final int MOST_ROWS = 8;
    private static final int MOST_SENTENCES = 3;
    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(500);
    private static final int WIDEST_BAR = 40;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration SINCE_LONG = Duration.ofSeconds(1);

    private LoadWords() {}

    /** The first of two listings, cut to a few rows. */
    public static List<String> firstListing(LoadSeen seen) {
        return seen.looks().first().excerpt(MOST_ROWS);
    }

    /** The second of two listings, cut to a few rows. */
    public static List<String> secondListing(LoadSeen seen) {
        return seen.looks().second().excerpt(MOST_ROWS);
    }

    /** Who is in both listings. */
    public static List<String> comparison(LoadSeen seen) {
        return seen.looks().lines();
    }

    /** How many were in CLOSE_WAIT, about twice a second, as bars. */
    public static List<String> countOverTime(LoadSeen seen) {
        List<Observation> looks = seen.run().recording().underLoad();
        int most = Math.max(1, looks.stream().mapToInt(look -> look.closeWait().size()).max().orElse(1));
        List<String> lines = new ArrayList<>();
        long due = 0;
        for (Observation look : looks) {
            long elapsed = look.nanos() - seen.run().recording().loadBegan();
            if (elapsed >= due) {
                int count = look.closeWait().size();
                lines.add(String.format(Locale.ROOT, "%5.1f s %5d %s", elapsed / NANOS_PER_SECOND, count,
                        "#".repeat(count * WIDEST_BAR / Math.max(WIDEST_BAR, most))));
                due = elapsed + BETWEEN_COUNTS.toNanos();
            }
        }
        return lines;
    }

    /** Where the application stopped with each socket, at the last look under load. */
    public static List<String> whereItStopped(LoadSeen seen) {
        Observation last = seen.run().recording().underLoad().getLast();
        SocketColumns sockets = last.closeWait();
        int waiting = IntStream.range(0, last.listeners().size())
                .map(last.listeners()::receiveQueue)
                .max()
                .orElse(0);
        return List.of(
                line(count(sockets, row -> sockets.receiveQueue(row) == 0),
                        "Recv-Q 0: it has read all, the end included"),
                line(count(sockets, row -> sockets.receiveQueue(row) == 1),
                        "Recv-Q 1: the end of the stream waits unread"),
                line(count(sockets, row -> sockets.receiveQueue(row) > 1),
                        "Recv-Q more than 1: a request waits unread"),
                line(count(sockets, row -> sockets.inode(row) == 0), "of these no process has accepted"),
                line(waiting, "wait in the listener's backlog (its Recv-Q)"));
    }

    /** What the process did under load. */
    public static List<String> whatItDid(LoadSeen seen) {
        List<Observation> looks = seen.run().recording().underLoad();
        List<Long> pids = seen.run().recording().pids();
        double ran = Series.median(Series.growth(looks, pids, Duration.ZERO, ProcessSample::runningNanos)).orElse(0);
        double waited = Series.median(Series.waitingCpus(looks, pids, Duration.ZERO)).orElse(0);
        return List.of(String.format(Locale.ROOT, "%5.2f CPUs: its threads ran", ran),
                String.format(Locale.ROOT, "%5.2f CPUs more: they were runnable and waited for one", waited),
                line(left(looks), "sockets left CLOSE_WAIT in the last second of the load"),
                line(descriptors(looks.getFirst(), pids), "descriptors open when the load began"),
                line(descriptors(looks.getLast(), pids), "descriptors open when it ended"));
    }

    private static int left(List<Observation> looks) {
        Observation last = looks.getLast();
        Observation before = looks.stream()
                .filter(look -> last.nanos() - look.nanos() <= SINCE_LONG.toNanos())
                .findFirst()
                .orElse(last);
        Set<Long> now = Cookies.of(last.closeWait());
        return Cookies.missing(Cookies.of(before.closeWait()), now);
    }

    private static int descriptors(Observation look, List<Long> pids) {
        return look.processes()
                .stream()
                .filter(process -> pids.contains(process.pid()))
                .mapToInt(ProcessSample::descriptors)
                .findFirst()
                .orElse(0);
    }

    /** What {@code closewait explain} says of both listings, pasted one after the other. */
    public static List<String> explained(LoadSeen seen) {
        String pasted = seen.looks().first().text() + "\n" + seen.looks().second().text();
        try {
            Explanation explanation = Explainer.explain(new StringReader(pasted));
            return List.of(explanation.summary());
        } catch (UnusableTextException noTable) {
            return List.of(String.valueOf(noTable.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    /** What the detector said of it when the load ended. */
    public static List<String> detected(LoadSeen seen) {
        List<String> lines = new ArrayList<>();
        for (Diagnosis said : seen.outcome().diagnosis().stream().toList()) {
            lines.add(String.format(Locale.ROOT, "%s, sure to %.3f", said.pattern(), said.confidence()));
            said.evidence().stream().limit(MOST_SENTENCES).forEach(lines::add);
        }
        return lines.isEmpty() ? List.of("nothing") : lines;
    }

    private static int count(SocketColumns sockets, IntPredicate which) {
        return (int) IntStream.range(0, sockets.size()).filter(which).count();
    }

    private static String line(int count, String what) {
        return String.format(Locale.ROOT, "%5d %s", count, what);
    }
}
