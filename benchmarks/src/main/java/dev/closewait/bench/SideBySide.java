package dev.closewait.bench;

import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the same sockets in CLOSE_WAIT by every way there is, in turns and in one run, so that what else the
 * machine does falls on all of them alike.
 */
public final class SideBySide {
    private static final int DEFAULT_SIZE = 50_000;
    private static final int DEFAULT_ROUNDS = 15;

    /** Rounds that do not count, until the compiler is done with our tables. */
    private static final int WARM_UP_ROUNDS = 10;

    private SideBySide() {}

    /** Takes how many sockets, and how many rounds; both may be left out. Prints a table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_SIZE;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_ROUNDS;
        try (Population population = Population.of(size)) {
            List<Standing> standings = compare(population, rounds);
            System.out.printf(Locale.ROOT, "%,d sockets in CLOSE_WAIT, held by %d processes; Linux %s, %d processors%n",
                    size, population.processes(), System.getProperty("os.version"),
                    Runtime.getRuntime().availableProcessors());
            System.out.printf(Locale.ROOT, "medians of %d rounds, in turns%n%n", rounds);
            standings.forEach(standing -> System.out.println(standing.against(standings.getFirst())));
        }
    }

    /**
     * Lets every way look at the population, in turns; ours over netlink is the first.
     *
     * @throws IllegalStateException when one of them shows fewer sockets than there are
     */
    static List<Standing> compare(Population population, int rounds) throws IOException, InterruptedException {
        try (SocketTable netlink = SocketTables.netlink(); SocketTable proc = SocketTables.proc(Path.of("/proc/net"))) {
            List<Contender> contenders = Stream.of(
                    Optional.of(Contender.table(netlink)),
                    Optional.of(Contender.table(proc)),
                    // It leaves the state's column out where one state is wanted; a row has ports, the heading none.
                    Contender.program(List.of("ss", "-tn", "state", "close-wait"), row -> row.matches(".*:\\d.*")),
                    Contender.program(List.of("netstat", "-tn"), row -> row.contains("CLOSE_WAIT")))
                    .flatMap(Optional::stream)
                    .toList();
            Map<Contender, List<Contender.Look>> looks = new LinkedHashMap<>();
            for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
                for (Contender contender : contenders) {
                    Contender.Look look = contender.looker().look();
                    expectAll(population.size(), contender, look);
                    if (round >= WARM_UP_ROUNDS) {
                        looks.computeIfAbsent(contender, _ -> new ArrayList<>()).add(look);
                    }
                }
            }
            return looks.entrySet().stream().map(each -> Standing.of(each.getKey(), each.getValue())).toList();
        }
    }

    static void expectAll(int expected, Contender contender, Contender.Look look) {
        if (look.rows() < expected) {
            throw new IllegalStateException("'%s' showed %d sockets in CLOSE_WAIT where at least %d are"
                    .formatted(contender.name(), look.rows(), expected));
        }
    }
}
