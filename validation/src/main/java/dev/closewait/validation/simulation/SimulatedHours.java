package dev.closewait.validation.simulation;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.SurvivalSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/** Watches many benign services, each for its hours, and tells of every leak that was said: each is a false alarm. */
final class SimulatedHours {
    static final double USUAL_MILLIS = 250;
    static final double ALL_RATES = Double.POSITIVE_INFINITY;
    /** Some patterns cost a hundred times what others do: with many in line no CPU waits for another. */
    private static final int IN_LINE = 1_000;

    private final Map<Benign, List<Watched>> watched = new EnumMap<>(Benign.class);

    private SimulatedHours() {}

    /**
     * Runs from a command line: hours in all, first seed, milliseconds between looks, the most connections a second that a
     * service has on average ({@code Infinity}: up to a thousand), and patterns if not all.
     */
    public static void main(String[] arguments) {
        double hours = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 100;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        double everyMillis = arguments.length > 2 ? Double.parseDouble(arguments[2]) : USUAL_MILLIS;
        double mostPerSecond = arguments.length > 3 ? Double.parseDouble(arguments[3]) : ALL_RATES;
        List<Benign> patterns = arguments.length > 4
                ? List.of(arguments).subList(4, arguments.length).stream().map(Benign::valueOf).toList()
                : List.of(Benign.values());
        long begin = System.nanoTime();
        SimulatedHours result = watch(patterns, hours, seed, everyMillis, mostPerSecond,
                SurvivalSettings.DEFAULT);
        double seconds = (System.nanoTime() - begin) / 1e9;
        result.print(System.out);
        System.out.printf(Locale.ROOT, "%.0f hours in %.1f s: %.0f a minute%n", hours, seconds, hours / seconds * 60);
    }

    /** Shares the hours among the patterns, on all CPUs. */
    static SimulatedHours watch(List<Benign> patterns, double hours, long firstSeed, double everyMillis,
            double mostPerSecond, SurvivalSettings settings) {
        List<Task> tasks = new ArrayList<>();
        for (Benign benign : patterns) {
            double share = hours / patterns.size();
            int services = (int) Math.max(1, Math.round(share / benign.hours()));
            double each = Math.min(benign.hours(), share);
            for (int i = 0; i < services; i++) {
                tasks.add(new Task(benign, firstSeed + i, each));
            }
        }
        SimulatedHours result = new SimulatedHours();
        tasks.stream()
                .gather(Gatherers.mapConcurrent(IN_LINE, task -> Watched.over(task.benign, task.seed, task.hours,
                        everyMillis, mostPerSecond, settings)))
                .peek(one -> one.leak().ifPresent(leak -> report(one, leak)))
                .toList()
                .forEach(one -> result.watched.computeIfAbsent(one.benign(), _ -> new ArrayList<>()).add(one));
        return result;
    }

    private record Task(Benign benign, long seed, double hours) {}

    /** Every service of which a leak was said. */
    List<Watched> falseAlarms() {
        return watched.values().stream().flatMap(List::stream).filter(one -> one.leak().isPresent()).toList();
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%-19s %8s %9s %10s  %s%n", "pattern", "services", "looks", "false LEAK", "said of");
        watched.forEach((benign, services) -> {
            long looks = services.stream().mapToLong(Watched::looks).sum();
            Map<Pattern, Long> said = services.stream()
                    .flatMap(one -> one.said().stream())
                    .collect(Collectors.groupingBy(pattern -> pattern, () -> new EnumMap<>(Pattern.class),
                            Collectors.counting()));
            long leaks = said.getOrDefault(Pattern.LEAK, 0L);
            out.printf(Locale.ROOT, "%-19s %8d %9d %10d  %s%n", benign, services.size(), looks, leaks, said);
        });
    }

    /** What a person needs to look into a false alarm. */
    private static void report(Watched one, Diagnosis leak) {
        System.out.printf(Locale.ROOT, "false LEAK: %s seed %d at %.1f s: %s%n", one.benign(), one.seed(),
                one.leakAtMillis() / 1_000, String.join(" ", leak.evidence()));
    }
}
