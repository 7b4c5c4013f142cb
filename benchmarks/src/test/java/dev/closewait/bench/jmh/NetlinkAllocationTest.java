package dev.closewait.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import dev.closewait.bench.population.Population;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.sim.JvmFlags;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a read of the netlink table leaves to the garbage collector")
class NetlinkAllocationTest {
    /** One object for each would be many times the bound. They come in 26 datagrams, so one for each of these shows, too. */
    private static final int SOCKETS = 2_000;
    private static final long MOST_BYTES = 1_024;

    private static final List<String> FIRST_COMPILER_ONLY = JvmFlags.SOON;
    private static final int READS = 100;
    private static final Duration COMPILED_BY = Duration.ofSeconds(20);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SocketColumns columns = new SocketColumns();

    @Test
    void isLessThanAKibibyteOnceItIsCompiled() throws Exception {
        assumeFalse(ManagementFactory.getRuntimeMXBean().getInputArguments().containsAll(FIRST_COMPILER_ONLY),
                FIRST_COMPILER_ONLY + ": the first compiler leaves a slice of a segment for each datagram");
        try (Population population = Population.of(SOCKETS); SocketTable table = SocketTables.netlink()) {
            long deadline = System.nanoTime() + COMPILED_BY.toNanos();
            long allocated = perRead(table);
            while (allocated >= MOST_BYTES && System.nanoTime() < deadline) {
                allocated = perRead(table);
            }

            assertThat(columns.size()).isGreaterThanOrEqualTo(population.size());
            assertThat(allocated).as("bytes allocated in a read of %d sockets", columns.size()).isLessThan(MOST_BYTES);
        }
    }

    private long perRead(SocketTable table) throws SocketTableException {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int read = 0; read < READS; read++) {
            table.read(TcpState.CLOSE_WAIT.bit(), columns);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / READS;
    }
}
