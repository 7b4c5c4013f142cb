package dev.closewait.client.load;

import dev.closewait.client.behaviour.Behaviour;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Durations;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The options of a run. {@link #of} takes what every run must say; the rest begins with a default.
 *
 * @param target the server
 * @param behaviour what each client does with its connections
 * @param rate how often a connection is opened, over all clients; once a pool is full, how often one is borrowed
 * @param duration for how long connections are opened: 1 ms to {@link #MAX_DURATION}
 * @param clients how many source addresses they come from, in turn; a pool's size: 1 to {@value #MAX_CLIENTS}
 * @param patience how long a client waits for what it wants before it gives up: 1 ms to {@link #MAX_PATIENCE}
 * @param maxConnections after so many the run ends, however much time is left: at least 1
 * @param path what is asked for; begins with a slash, and has no blanks
 * @param transport how the clients talk to their kernel
 * @param seed what chance is made from; the same seed gives the same schedule
 * @param targetIsMine that a target outside loopback may be put under load
 * @param parent the process to end with; empty to outlive them all
 */
public record Load(Target target, Behaviour behaviour, Rate rate, Duration duration, int clients, Duration patience,
        long maxConnections, String path, Transport transport, long seed, boolean targetIsMine, OptionalLong parent) {
    /** As many as {@link SourceAddresses} has to give. */
    public static final int MAX_CLIENTS = SourceAddresses.MOST;
    /** A day: a soak test, and not a machine forgotten under load. */
    public static final Duration MAX_DURATION = Duration.ofDays(1);
    /** Longer than anybody waits; what is open at the end of a run is waited for that long. */
    public static final Duration MAX_PATIENCE = Duration.ofMinutes(10);

    public static final Duration DEFAULT_PATIENCE = Duration.ofMillis(500);
    public static final long DEFAULT_MAX_CONNECTIONS = 1_000_000;

    public Load {
        within("--for", duration, MAX_DURATION);
        within("--patience", patience, MAX_PATIENCE);
        if (clients < 1 || clients > MAX_CLIENTS) {
            throw new IllegalArgumentException("--clients is " + clients + "; expected 1 to " + MAX_CLIENTS);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("--max-connections is " + maxConnections + "; expected at least 1");
        }
        if (!path.matches("/[!-~]*")) {
            throw new IllegalArgumentException("--path is '" + path
                    + "'; expected a slash and then printable ASCII without blanks, such as /index.html");
        }
        if (parent.isPresent() && parent.getAsLong() < 1) {
            throw new IllegalArgumentException("--parent is " + parent.getAsLong() + "; expected a process id");
        }
    }

    /** A load with a default for everything that need not be said. */
    public static Load of(Target target, Behaviour behaviour, Rate rate, Duration duration) {
        return new Load(target, behaviour, rate, duration, behaviour.clients(), DEFAULT_PATIENCE,
                DEFAULT_MAX_CONNECTIONS, "/", Transport.EPOLL, 1, false, OptionalLong.empty());
    }

    public Load withClients(int count) {
        return new Load(target, behaviour, rate, duration, count, patience, maxConnections, path, transport, seed,
                targetIsMine, parent);
    }

    public Load withPatience(Duration wait) {
        return new Load(target, behaviour, rate, duration, clients, wait, maxConnections, path, transport, seed,
                targetIsMine, parent);
    }

    public Load withMaxConnections(long bound) {
        return new Load(target, behaviour, rate, duration, clients, patience, bound, path, transport, seed,
                targetIsMine, parent);
    }

    public Load withPath(String resource) {
        return new Load(target, behaviour, rate, duration, clients, patience, maxConnections, resource, transport, seed,
                targetIsMine, parent);
    }

    public Load withTransport(Transport kind) {
        return new Load(target, behaviour, rate, duration, clients, patience, maxConnections, path, kind, seed,
                targetIsMine, parent);
    }

    public Load withSeed(long number) {
        return new Load(target, behaviour, rate, duration, clients, patience, maxConnections, path, transport, number,
                targetIsMine, parent);
    }

    public Load withTargetIsMine(boolean mine) {
        return new Load(target, behaviour, rate, duration, clients, patience, maxConnections, path, transport, seed,
                mine, parent);
    }

    public Load withParent(long pid) {
        return new Load(target, behaviour, rate, duration, clients, patience, maxConnections, path, transport, seed,
                targetIsMine, OptionalLong.of(pid));
    }

    /** The command line that makes client-sim do this. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--target", target.toString(), "--behaviour", behaviour.name(),
                "--rate", rate.toString(), "--for", Durations.text(duration), "--clients", Integer.toString(clients),
                "--patience", Durations.text(patience), "--max-connections", Long.toString(maxConnections), "--path",
                path, "--transport", transport.toString(), "--seed", Long.toString(seed)));
        if (targetIsMine) {
            arguments.add("--target-is-mine");
        }
        parent.ifPresent(pid -> arguments.addAll(List.of("--parent", Long.toString(pid))));
        return List.copyOf(arguments);
    }

    private static void within(String option, Duration value, Duration most) {
        if (value.toMillis() < 1 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s is %s; expected 1ms to %s".formatted(option, Durations.text(value),
                    Durations.text(most)));
        }
    }
}
