package dev.closewait.bench.population;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.closewait.bench.comparison.MeasurementException;
import dev.closewait.bench.machine.OurJvm;
import dev.closewait.sim.Durations;
import dev.closewait.sim.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sockets in CLOSE_WAIT on loopback among as many others, their peers in FIN_WAIT_2, held by several processes of their own
 * until it is closed, for {@link #LIFE} at most.
 */
public final class Population implements AutoCloseable {
    /** How long it stands at most. */
    public static final Duration LIFE = Holder.LIFE;

    /** A JVM each: more would measure the machine's memory. */
    private static final int MOST_PROCESSES = 16;

    /** So that the sockets of a large population belong to several processes, as on a busy machine. */
    private static final int SOCKETS_PER_PROCESS = 12_000;

    /** One in CLOSE_WAIT, and its peer. */
    private static final int DESCRIPTORS_PER_SOCKET = 2;

    private static final List<String> FLAGS = Stream.of(JvmFlags.MODEST, JvmFlags.SOON, List.of("-Xmx128m"))
            .flatMap(List::stream)
            .toList();

    /** What a JVM opens for itself: jars, pipes, its listener. */
    private static final int DESCRIPTORS_OF_A_JVM = 200;

    private final int size;
    private final List<Process> holders = new ArrayList<>();
    private final Set<Integer> ports = new TreeSet<>();

    private Population(int size) {
        this.size = size;
    }

    /**
     * Starts the processes and waits until they hold all sockets.
     *
     * @param size how many sockets in CLOSE_WAIT
     * @throws IOException when the machine's limits forbid it, or a process ended early
     */
    public static Population of(int size) throws IOException {
        int processes = processesFor(size, descriptorLimit());
        Population population = new Population(size);
        try {
            for (int i = 0; i < processes; i++) {
                int share = size / processes + (i < size % processes ? 1 : 0);
                population.holders.add(start(share));
            }
            for (Process holder : population.holders) {
                population.ports.add(awaitReady(holder));
            }
            return population;
        } catch (IOException e) {
            population.close();
            throw e;
        }
    }

    /**
     * The largest population that this process's limits allow.
     *
     * @see #of
     */
    public static int most() {
        return MOST_PROCESSES * perProcess(descriptorLimit());
    }

    /** Why this process's limits forbid a population of this size; empty when they do not. */
    public static Optional<String> forbidden(int size) {
        try {
            processesFor(size, descriptorLimit());
            return Optional.empty();
        } catch (IOException tooMany) {
            return Optional.of(String.valueOf(tooMany.getMessage()));
        }
    }

    /** How many processes hold so many sockets where each may open so many descriptors; two at the least. */
    static int processesFor(int size, long descriptorLimit) throws IOException {
        int each = perProcess(descriptorLimit);
        if (size > (long) MOST_PROCESSES * each) {
            throw new IOException(
                    "%d sockets do not fit into %d processes of %d descriptors each; raise the limit, as by 'ulimit -n %d'"
                            .formatted(size, MOST_PROCESSES, descriptorLimit,
                                    SOCKETS_PER_PROCESS * DESCRIPTORS_PER_SOCKET + DESCRIPTORS_OF_A_JVM));
        }
        return Math.max(2, Math.ceilDiv(size, each));
    }

    private static int perProcess(long descriptorLimit) {
        long fit = Math.max(1, (descriptorLimit - DESCRIPTORS_OF_A_JVM) / DESCRIPTORS_PER_SOCKET);
        return (int) Math.min(SOCKETS_PER_PROCESS, fit);
    }

    /** How many sockets in CLOSE_WAIT there are. */
    public int size() {
        return size;
    }

    /** How many processes hold them. */
    public int processes() {
        return holders.size();
    }

    /** Where they listen, and leak. */
    public Set<Integer> ports() {
        return Collections.unmodifiableSet(ports);
    }

    /**
     * Makes sure that all sockets stand, and did until now.
     *
     * @throws MeasurementException when a process has ended: what was measured since then is of another population
     */
    public void mustStand() throws MeasurementException {
        if (!holders.stream().allMatch(Process::isAlive)) {
            throw new MeasurementException("the sockets went away before all was measured: they are held for "
                    + Durations.text(LIFE) + " at most; ask for fewer --rounds");
        }
    }

    /** In words. */
    public String words() {
        return String.format(Locale.ROOT, "%,d sockets in CLOSE_WAIT among as many others, held by %d processes", size,
                processes());
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
        return new ProcessBuilder(OurJvm.command(FLAGS, Holder.class.getName(), Integer.toString(sockets)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The port that it then listens on. */
    private static int awaitReady(Process holder) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8));
        @Nullable
        String line = output.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException(
                    "a process that should hold sockets ended before it held them (its errors stand above); its last line was: "
                            + line);
        }
        return Integer.parseInt(line.split(" ", -1)[1]);
    }

    /** What this JVM, and so each that it starts, may open: a JVM raises its soft limit to the hard one. */
    private static long descriptorLimit() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getMaxFileDescriptorCount();
    }
}
