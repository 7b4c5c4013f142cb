package dev.closewait.bench.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.closewait.bench.machine.OurCommand;
import dev.closewait.bench.machine.ProcessUse;
import dev.closewait.bench.machine.Tools;
import dev.closewait.sim.Durations;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Somebody who looks at the machine every second, and what that costs so far. */
final class Watcher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final boolean ours;
    private final Set<Integer> ports;
    private final Process process;
    private final CountDownLatch spoken = new CountDownLatch(1);
    private volatile boolean watching;
    private final FutureTask<String> lastLine;

    private Watcher(String name, boolean ours, Set<Integer> ports, Process process) {
        this.name = name;
        this.ours = ours;
        this.ports = ports;
        this.process = process;
        lastLine = new FutureTask<>(this::readToTheEnd);
        Thread.ofVirtual().start(lastLine);
    }

    /**
     * {@code closewait watch}, as it is.
     *
     * @param ports of the services that it must tell of before it counts as watching
     */
    static Watcher closewait(Set<Integer> ports, Duration time) throws IOException {
        return start("closewait watch (ours)", true, ports,
                OurCommand.of("watch", "--every", "1s", "--format", "json", "--for", time.toSeconds() + "s"));
    }

    /** What people write who have but a shell. */
    static Watcher shellLoop(Duration time) throws IOException {
        return start("shell loop of ss", false, Set.of(), List.of("sh", "-c", """
                seconds=0
                while [ "$seconds" -lt "$0" ]; do
                  ss -tn state close-wait | wc -l
                  sleep 1
                  seconds=$((seconds + 1))
                done""", Long.toString(time.toSeconds())));
    }

    /** Starts it; one that tells of no ports watches from its first line on. */
    static Watcher start(String name, boolean ours, Set<Integer> ports, List<String> command) throws IOException {
        List<String> ending = new ArrayList<>(Tools.endingWithUs());
        ending.addAll(command);
        return new Watcher(name, ours, ports,
                new ProcessBuilder(ending).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    String name() {
        return name;
    }

    boolean ours() {
        return ours;
    }

    /** Seconds of CPU so far, with those of the programs that it has started. */
    double cpuSeconds() throws IOException {
        return ProcessUse.cpuSeconds(process.pid());
    }

    double peakMiB() throws IOException {
        return ProcessUse.peakMiB(process.pid());
    }

    /**
     * Waits until it has told of its services: then it looks, and does not start any more.
     *
     * @throws IOException when it does not
     */
    void awaitServices() throws IOException, InterruptedException {
        boolean inTime = spoken.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        if (!inTime || !watching) {
            throw new IOException("'" + name + "' did not tell of all services at " + ports
                    + (inTime ? " before it ended; its errors stand above" : " within " + Durations.text(PATIENCE)));
        }
    }

    /** Asks it to end, and gives the last line that it said. */
    String end() throws IOException, InterruptedException {
        process.toHandle().destroy(); // the process itself would close the streams that are still read
        try {
            return lastLine.get();
        } catch (ExecutionException unreadable) {
            throw new IOException("what '" + name + "' said cannot be read: " + unreadable.getCause(), unreadable);
        }
    }

    /** As it comes: a pipe that nobody empties would stop who writes into it. Who waits is told when it ends, too. */
    private String readToTheEnd() throws IOException {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            String last = "";
            Set<Integer> told = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
                if (ours) {
                    WatchLine.port(line).ifPresent(told::add);
                }
                if (told.containsAll(ports)) {
                    watching = true;
                    spoken.countDown();
                }
            }
            return last;
        } finally {
            spoken.countDown();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
