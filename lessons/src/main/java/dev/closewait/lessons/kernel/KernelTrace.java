package dev.closewait.lessons.kernel;

import dev.closewait.scenarios.run.DirectoryRemover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The kernel's own trace of changes of state: the event {@code sock:inet_sock_set_state}, in a tracefs instance of our own, so that
 * nobody else's tracing is touched; it goes with this process, however that ends. Needs root, and tracefs to be mounted.
 */
final class KernelTrace implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/sys/kernel/tracing"),
            Path.of("/sys/kernel/debug/tracing"));
    private static final String EVENT = "events/sock/inet_sock_set_state";
    private static final String NAME = "closewait-";
    private static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");
    /** For each CPU; a step makes a dozen lines of some 200 bytes. */
    private static final String BUFFER_KIB = "64";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path instance;
    private final DirectoryRemover remover;
    private String filter = "";

    private KernelTrace(Path instance, DirectoryRemover remover) {
        this.instance = instance;
        this.remover = remover;
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
        Path instance = instances.resolve(name());
        KernelTrace trace = new KernelTrace(instance, DirectoryRemover.ofKernelDirectory(instance));
        try {
            trace.create();
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

    /** No other has it: containers that share a tracefs number their processes alike. */
    private static String name() throws IOException {
        return NAME + Files.getAttribute(PID_NAMESPACE, "unix:ino") + "-" + ProcessHandle.current().pid() + "-"
                + COUNT.incrementAndGet();
    }

    private void create() throws IOException {
        try {
            Files.createDirectory(instance);
        } catch (IOException e) {
            throw new IOException("needs root to trace in " + instance.getParent(), e);
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
        return Files.readAllLines(instance.resolve("trace"), StandardCharsets.ISO_8859_1)
                .stream()
                .flatMap(line -> TraceLine.parse(line).stream())
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(instance.resolve(file), text);
    }

    @Override
    public void close() {
        remover.close();
    }
}
