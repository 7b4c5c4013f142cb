package dev.closewait.lessons.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kernel's own trace of changes of state: the event {@code sock:inet_sock_set_state}, in a tracefs instance of our own, so that
 * nobody else's tracing is touched. Needs root, and tracefs to be mounted.
 */
final class KernelTrace implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/sys/kernel/tracing"),
            Path.of("/sys/kernel/debug/tracing"));
    private static final String EVENT = "events/sock/inet_sock_set_state";
    private static final String NAME = "closewait-";
    /** For each CPU; a step makes a dozen lines of some 200 bytes. */
    private static final String BUFFER_KIB = "64";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path instance;
    private String filter = "";

    private KernelTrace(Path instance) {
        this.instance = instance;
    }

    /**
     * Begins to trace.
     *
     * @throws IOException when it cannot; the message says why, and what to do
     */
    static KernelTrace open() throws IOException {
        Path place = PLACES.stream()
                .filter(each -> Files.exists(each.resolve(EVENT)))
                .findFirst()
                .orElseThrow(
                        () -> new IOException("needs root, and tracefs: 'mount -t tracefs nodev " + PLACES.getFirst()
                                + "'"));
        Path instances = place.resolve("instances");
        sweep(instances);
        KernelTrace trace = new KernelTrace(
                instances.resolve(NAME + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet()));
        try {
            Files.createDirectory(trace.instance);
        } catch (IOException e) {
            throw new IOException("needs root to trace in " + instances, e);
        }
        try {
            trace.write("buffer_size_kb", BUFFER_KIB);
            trace.write("trace_clock", "mono"); // that of System.nanoTime
            trace.only(Set.of());
            trace.write(EVENT + "/enable", "1");
            return trace;
        } catch (IOException e) {
            trace.close();
            throw e;
        }
    }

    /** Removes what a closewait left that was killed. */
    private static void sweep(Path instances) throws IOException {
        try (Stream<Path> all = Files.list(instances)) {
            all.filter(KernelTrace::isOfDeadProcess).forEach(KernelTrace::remove);
        } catch (IOException e) {
            throw new IOException("needs root to trace in " + instances, e);
        }
    }

    private static boolean isOfDeadProcess(Path instance) {
        String name = String.valueOf(instance.getFileName());
        String pid = name.startsWith(NAME) ? name.substring(NAME.length()).replaceFirst("-.*", "") : "";
        return pid.matches("[0-9]{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** A directory of tracefs is removed with all that the kernel shows in it. */
    private static void remove(Path instance) {
        try {
            Files.deleteIfExists(instance);
        } catch (IOException left) {
            // It is in use, or gone already. It costs its buffer, and the next run tries again.
            return;
        }
    }

    /**
     * Forgets what was traced, and goes on with the sockets of these ports only: a machine that serves thousands of connections a
     * second would push ours out of the buffer.
     *
     * @param ports of listeners; where none is known yet, what this thread does is traced
     */
    void only(Set<Integer> ports) throws IOException {
        String ours = ports.isEmpty()
                ? "common_pid == " + threadId()
                : ports.stream()
                        .map(port -> "sport == " + port + " || dport == " + port)
                        .collect(Collectors.joining(" || "));
        if (!ours.equals(filter)) {
            write(EVENT + "/filter", "family == 2 && protocol == 6 && (" + ours + ")");
            filter = ours;
        }
        write("trace", "");
    }

    /** As the kernel numbers threads, and not as Java does. */
    private static String threadId() throws IOException {
        return String.valueOf(Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName());
    }

    /** What was traced since then, in order; of every network namespace of this machine. */
    List<TraceLine> read() throws IOException {
        try (Stream<String> lines = Files.lines(instance.resolve("trace"), StandardCharsets.ISO_8859_1)) {
            return lines.flatMap(line -> TraceLine.parse(line).stream()).toList();
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(instance.resolve(file), text);
    }

    @Override
    public void close() {
        remove(instance);
    }
}
