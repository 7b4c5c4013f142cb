package dev.closewait.bench.load;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.Tools;
import dev.closewait.client.load.Load;
import dev.closewait.scenarios.run.Simulations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Who puts a server under load: opens a connection, asks once, reads the answer, closes, and does it again, with so many at once. */
enum Generator {
    CLIENT_SIM("client-sim (ours)") {
        @Override
        List<String> command(int port, int atOnce, Duration time) {
            return Stream.concat(Simulations.REAL.client().start().stream(),
                    Stream.of("--target", "127.0.0.1:" + port, "--behaviour", "closed-loop", "--rate", "100000/s",
                            "--clients", Integer.toString(atOnce), "--patience", "5s", "--for",
                            time.toMillis() + "ms", "--max-connections", Integer.toString(MOST_CONNECTIONS), "--parent",
                            Long.toString(ProcessHandle.current().pid())))
                    .toList();
        }
    },
    WRK("wrk") {
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
    AB("ab") {
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

    Generator(String words) {
        this.words = words;
    }

    /** What a table calls it. */
    String words() {
        return words;
    }

    /** Whether it is a part of closewait. */
    boolean ours() {
        return this == CLIENT_SIM;
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
}
