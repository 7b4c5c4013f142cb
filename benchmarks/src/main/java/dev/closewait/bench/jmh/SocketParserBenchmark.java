package dev.closewait.bench.jmh;

import dev.closewait.bench.jmh.SocketTableBenchmark.Source;
import dev.closewait.bench.population.Population;
import dev.closewait.detector.socket.SocketColumns;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The part of {@link SocketTableBenchmark} that is ours: what the kernel said once is parsed again and again. It lies in main
 * memory, and so comes slower than a dump that the kernel has just written.
 */
public class SocketParserBenchmark extends Measured {
    /** How many sockets are in CLOSE_WAIT. */
    @Param({"100", "10000", "100000"})
    public int size;

    /** Where they were read from. */
    @Param
    public Source source = Source.NETLINK;

    private final SocketColumns columns = new SocketColumns();
    private RecordedTable recorded;

    /** Lets the sockets stand for as long as it takes to record them. */
    @Setup
    public void record() throws IOException {
        try (Population _ = Population.of(size)) {
            recorded = RecordedTable.of(source);
        }
    }

    /** Parses them all. */
    @Benchmark
    public SocketColumns parse(PerSocket per) throws IOException {
        recorded.parse(columns);
        expect(columns.size() >= size,
                () -> "parsed %d sockets in CLOSE_WAIT where %d were".formatted(columns.size(), size));
        per.count(columns.size());
        return columns;
    }

    /** Forgets them. */
    @TearDown
    public void end() throws IOException {
        recorded.close();
    }
}
