package dev.closewait.scenarios.run;

import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.sim.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * A foreign server on its way. It says nothing that we understand, so it is ready when it shows in the socket table: when a
 * process of its own listens on its port. Nobody connects to it for that, which could be the first connection that it leaks.
 *
 * @param process what was started
 * @param address where it must listen, unless it listens on all addresses
 * @param port the same
 * @param deadline how long it may take
 * @param inside a process in whose network namespace it listens; empty for ours
 * @param itsOwn whether a process is one of this server's
 */
public record ListeningServer(Simulator process, String address, int port, Duration deadline, OptionalLong inside,
        LongPredicate itsOwn) implements StartingServer {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::");

    /** The process that listens; of several the first, which started the others. */
    @Override
    public Optional<RunningServer> poll() throws RunException, InterruptedException {
        process.mustRun();
        return listeners(Set.of(port)).stream()
                .filter(each -> each.address().equals(address) || ALL_ADDRESSES.contains(each.address()))
                .findFirst()
                .map(first -> new RunningServer(process, first.pid(), address, port, 0));
    }

    @Override
    public RunningServer await() throws RunException, InterruptedException {
        long due = System.nanoTime() + deadline.toNanos();
        Optional<RunningServer> ready = poll();
        while (ready.isEmpty()) {
            if (System.nanoTime() > due) {
                throw late();
            }
            Thread.sleep(BETWEEN_LOOKS);
            ready = poll();
        }
        return ready.get();
    }

    @Override
    public RunException late() throws RunException {
        return new RunException(process.name() + " (pid " + process.pid() + ") did not listen on " + address + ":"
                + port + " within " + Durations.text(deadline) + elsewhere() + process.lastWords());
    }

    private String elsewhere() throws RunException {
        Set<String> others = new TreeSet<>();
        listeners(Set.of()).forEach(each -> others.add(each.address() + " port " + each.port()));
        return others.isEmpty()
                ? ""
                : ", but on " + String.join(", ", others)
                        + "; name its port by key 'server.port', or let it take the one"
                        + " in {port} or in its environment's PORT";
    }

    private List<Listener> listeners(Set<Integer> ports) throws RunException {
        try {
            return Listener.all(inside, ports).stream().filter(each -> itsOwn.test(each.pid())).toList();
        } catch (SocketTableException unreadable) {
            throw new RunException("whether " + process.name() + " listens cannot be seen: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
