package dev.closewait.bench.table;

import com.sun.management.ThreadMXBean;
import dev.closewait.bench.machine.OurJvm;
import dev.closewait.detector.socket.SocketTableException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The process behind an {@link AskedReader} that reads by a {@link JavaReader}: {@code TableReader NAME WARM-UP-MILLIS}. */
final class TableReader {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private TableReader() {}

    /**
     * The command that starts it.
     *
     * @param flags of its JVM
     */
    static List<String> command(JavaReader reader, long warmUpMillis, List<String> flags) {
        return OurJvm.command(flags, TableReader.class.getName(), reader.name(), Long.toString(warmUpMillis));
    }

    /** Warms up, says so, and then reads once for each line. */
    public static void main(String[] arguments) throws IOException {
        JavaReader.Reading reading = JavaReader.valueOf(arguments[0]).open();
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        warmUp(reading, threads, Long.parseLong(arguments[1]));
        System.out.println("ready");
        for (int read = System.in.read(); read >= 0; read = System.in.read()) {
            if (read == '\n') {
                System.out.println(look(reading, threads));
            }
        }
    }

    /** Once at least: the columns must have grown, too. */
    private static void warmUp(JavaReader.Reading reading, ThreadMXBean threads, long millis)
            throws SocketTableException {
        long end = System.nanoTime() + millis * NANOS_PER_MILLI;
        do {
            look(reading, threads);
        } while (System.nanoTime() < end);
    }

    private static String look(JavaReader.Reading reading, ThreadMXBean threads) throws SocketTableException {
        long before = threads.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        long rows = reading.rows();
        long nanos = System.nanoTime() - begun;
        return rows + " " + nanos + " " + (threads.getCurrentThreadAllocatedBytes() - before);
    }
}
