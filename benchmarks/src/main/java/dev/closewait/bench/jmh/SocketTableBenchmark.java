package dev.closewait.bench.jmh;

import dev.closewait.bench.population.Population;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** One read of the sockets in CLOSE_WAIT among as many others, with what the kernel does for it. */
public class SocketTableBenchmark extends Measured {
    /** Where sockets are read from. */
    public enum Source {
        NETLINK, PROC;

        private SocketTable open() throws IOException {
            return this == NETLINK ? SocketTables.netlink() : SocketTables.proc(Path.of("/proc/net"));
        }
    }

    /** How many sockets are in CLOSE_WAIT. */
    @Param({"100", "10000", "100000"})
    public int size;

    /** Where they are read from. */
    @Param
    public Source source = Source.NETLINK;

    private final SocketColumns columns = new SocketColumns();
    private Population population;
    private SocketTable table;

    /** Lets the sockets stand, and opens the table. */
    @Setup
    public void populate() throws IOException {
        population = Population.of(size);
        table = source.open();
    }

    /** Reads them all. */
    @Benchmark
    public SocketColumns read(PerSocket per) throws IOException {
        table.read(TcpState.CLOSE_WAIT.bit(), columns);
        expect(columns.size() >= size,
                () -> "read %d sockets in CLOSE_WAIT where %d are".formatted(columns.size(), size));
        per.count(columns.size());
        return columns;
    }

    /** Ends them. */
    @TearDown
    public void end() {
        table.close();
        population.close();
    }
}
