package dev.closewait.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sockets in CLOSE_WAIT on loopback, held by several processes of their own until it is closed, for
 * {@link Holder#LIFE} at most.
 */
public final class Population implements AutoCloseable {
    /** So that the sockets of a large population belong to several processes, as on a busy machine. */
    private static final int SOCKETS_PER_PROCESS = 12_000;

    /** A JVM each: more would measure the machine's memory. */
    private static final int MOST_PROCESSES = 12;

    /**
     * More than are asked for, by a part in this many. A client's orphan that could not become a TIME_WAIT ends with
     * a reset ({@code tcp_keepalive_timer} in {@code net/ipv4/tcp_timer.c}), which ends its peer's CLOSE_WAIT too:
     * of 50,000 it was 4.
     */
    private static final int ONE_SPARE_IN = 500;

    /** What a JVM opens for itself: jars, pipes, its listener. */
    private static final int DESCRIPTORS_OF_A_JVM = 200;

    private final int size;
    private final List<Process> holders;

    private Population(int size, List<Process> holders) {
        this.size = size;
        this.holders = holders;
    }

    /**
     * Starts the processes and waits until they hold all sockets.
     *
     * @param size how many sockets
     * @throws IOException when the machine's limits forbid it, or a process ended early
     */
    public static Population of(int size) throws IOException {
        int sockets = size + Math.ceilDiv(size, ONE_SPARE_IN);
        int processes = processesFor(sockets, descriptorLimit());
        Population population = new Population(size, new ArrayList<>());
        try {
            for (int i = 0; i < processes; i++) {
                int share = sockets / processes + (i < sockets % processes ? 1 : 0);
                population.holders.add(start(share));
            }
            for (Process holder : population.holders) {
                awaitReady(holder);
            }
            return population;
        } catch (IOException e) {
            population.close();
            throw e;
        }
    }

    /** How many processes hold so many sockets where each may open so many descriptors; two at the least. */
    static int processesFor(int size, long descriptorLimit) throws IOException {
        long each = Math.min(SOCKETS_PER_PROCESS, descriptorLimit - DESCRIPTORS_OF_A_JVM);
        long needed = each < 1 ? Long.MAX_VALUE : Math.ceilDiv(size, each);
        if (needed > MOST_PROCESSES) {
            throw new IOException(
                    "%d sockets do not fit into %d processes of %d descriptors each; raise the limit, as by 'ulimit -n %d'"
                            .formatted(size, MOST_PROCESSES, descriptorLimit,
                                    SOCKETS_PER_PROCESS + DESCRIPTORS_OF_A_JVM));
        }
        return (int) Math.max(2, needed);
    }

    /** How many sockets there are at least. */
    public int size() {
        return size;
    }

    /** How many processes hold them. */
    public int processes() {
        return holders.size();
    }

    /** Ends the processes, and with them the sockets. */
    @Override
    public void close() {
        holders.forEach(Process::destroyForcibly);
        for (Process holder : holders) {
            holder.onExit().join();
        }
    }

    private static Process start(int sockets) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), Integer.toString(sockets))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitReady(Process holder) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8));
        @Nullable
        String line = output.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException(
                    "a process that should hold sockets ended before it held them (its errors stand above); its last line was: "
                            + line);
        }
    }

    /** What this JVM, and so each that it starts, may open: a JVM raises its soft limit to the hard one. */
    private static long descriptorLimit() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getMaxFileDescriptorCount();
    }
}
