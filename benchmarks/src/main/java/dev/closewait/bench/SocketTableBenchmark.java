package dev.closewait.bench;

import dev.closewait.bench.population.Population;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One read of the sockets in CLOSE_WAIT, of as many as there are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SocketTableBenchmark {
    /** How many sockets there are. */
    @Param({"100", "10000", "50000"})
    public int size;

    /** Where they are read from. */
    @Param({"netlink", "proc"})
    public String source = "";

    private final SocketColumns columns = new SocketColumns();
    private Population population;
    private SocketTable table;

    /** Lets the sockets stand, and opens the table. */
    @Setup(Level.Trial)
    public void populate() throws IOException {
        population = Population.of(size);
        table = switch (source) {
            case "netlink" -> SocketTables.netlink();
            case "proc" -> SocketTables.proc(Path.of("/proc/net"));
            default ->
                throw new IllegalArgumentException("no source is named '" + source + "'; there are netlink, proc");
        };
    }

    /** Reads them all. */
    @Benchmark
    public int read() throws IOException {
        table.read(TcpState.CLOSE_WAIT.bit(), columns);
        if (columns.size() < size) {
            throw new IllegalStateException(
                    "read %d sockets in CLOSE_WAIT where %d are".formatted(columns.size(), size));
        }
        return columns.size();
    }

    /** Ends them. */
    @TearDown(Level.Trial)
    public void end() {
        table.close();
        population.close();
    }
}
