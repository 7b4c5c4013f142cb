package dev.closewait.bench.load;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.Tools;
import dev.closewait.client.load.Load;
import dev.closewait.scenarios.run.Simulations;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Who puts a server under load: opens a connection, asks once, reads the answer, closes, and does it again, with so many at once. */
enum Generator {
    IO_URING("client-sim, io_uring (ours)", true) {
        @Override
        List<String> command(int port, int atOnce, Duration time) {
            return clientSim(Variants.withAllCompilers(Simulations.REAL.client()), Transport.IO_URING, port, atOnce,
                    time);
        }

        @Override
        void require() throws MissingToolException {
            Variants.require(Transport.IO_URING);
        }
    },
    EPOLL("client-sim, epoll (ours)", true) {
        @Override
        List<String> command(int port, int atOnce, Duration time) {
            return clientSim(Variants.withAllCompilers(Simulations.REAL.client()), Transport.EPOLL, port, atOnce, time);
        }
    },
    EPOLL_C1("client-sim, epoll, C1 only (ours)", true) {
        @Override
        List<String> command(int port, int atOnce, Duration time) {
            return clientSim(Simulations.REAL.client().start(), Transport.EPOLL, port, atOnce, time);
        }
    },
    WRK("wrk", false) {
        @Override
        List<String> command(int port, int atOnce, Duration time) {
            return List.of("wrk", "-t", "1", "-c", Integer.toString(atOnce), "-d", time.toSeconds() + 1 + "s", "-H",
                    "Connection: close", "http://127.0.0.1:" + port + "/");
        }

        @Override
        void require() throws MissingToolException {
            Tools.require("wrk", "wrk");
        }
    },
    AB("ab", false) {
        @Override
        List<String> command(int port, int atOnce, Duration time) {
            return List.of("ab", "-q", "-t", Long.toString(time.toSeconds() + 1), "-n",
                    Integer.toString(MOST_CONNECTIONS), "-c", Integer.toString(atOnce),
                    "http://127.0.0.1:" + port + "/");
        }

        @Override
        void require() throws MissingToolException {
            Tools.require("ab", "apache2-utils");
        }
    };

    /** More than any of them makes in the time that it is given; ab takes memory for as many. */
    static final int MOST_CONNECTIONS = Math.toIntExact(Load.DEFAULT_MAX_CONNECTIONS);

    private final String words;
    private final boolean ours;

    Generator(String words, boolean ours) {
        this.words = words;
        this.ours = ours;
    }

    /** What a table calls it. */
    String words() {
        return words;
    }

    /** Whether it is a part of closewait. */
    boolean ours() {
        return ours;
    }

    /**
     * The command that runs it.
     *
     * @param port of a server on loopback
     * @param atOnce how many connections it has at any instant
     * @param time how long it goes on at most; it may be ended before
     */
    abstract List<String> command(int port, int atOnce, Duration time);

    /** Makes sure that it is installed. */
    void require() throws MissingToolException {}

    private static List<String> clientSim(List<String> start, Transport transport, int port, int atOnce,
            Duration time) {
        return Stream.concat(start.stream(), Stream.of("--target", "127.0.0.1:" + port, "--behaviour", "closed-loop",
                "--transport", transport.toString(), "--rate", "100000/s", "--clients", Integer.toString(atOnce),
                "--patience", "5s", "--for", time.toMillis() + "ms", "--max-connections",
                Integer.toString(MOST_CONNECTIONS), "--parent", Long.toString(ProcessHandle.current().pid()))).toList();
    }
}
