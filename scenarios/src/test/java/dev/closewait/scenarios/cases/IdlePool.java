package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.cases.subject.ImpatientServer;
import dev.closewait.scenarios.cases.subject.PoolClient;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.List;

/** A client whose pool does not notice that its server has hung up. */
record IdlePool(Side side) implements Case {
    private static final Program SERVER = Program.java("impatient server", ImpatientServer.class.getName());
    private static final Program CLIENT = Program.java("pool client", PoolClient.class.getName());
    private static final int SIZE = 20;
    private static final Duration MOST_IDLE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return side.of("idle-pool");
    }

    @Override
    public String story() {
        return "A client keeps twenty connections in a pool; their server closes them when they idle, and the pool does "
                + "nothing.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(side.broken() ? 10 : 7);
    }

    @Override
    public Expected expected() {
        return side.broken() ? Expected.only(Pattern.IDLE_POOL) : Expected.harmless();
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        Subject server = bed.start(SERVER, MOST_IDLE.toMillis());
        return bed.start(CLIENT, server.port(), SIZE, !side.broken());
    }

    @Override
    public Truth truth(Seen seen) {
        if (!side.broken()) {
            return Truth.since(seen.loadBegan(), Seen.atLeast(SIZE, seen.left().size(), "sockets that came and left"),
                    seen.allLeftPromptly(), seen.cpuWasFree());
        }
        List<Stay> stuck = seen.stuck();
        return Truth.since(stuck, stuck, seen.settled(), Seen.atLeast(SIZE, stuck.size(), "sockets that never left"),
                Seen.atMost(SIZE, stuck.size(), "sockets that never left"),
                Seen.atMost(0, seen.left().size(), "sockets that left"), seen.cpuWasFree());
    }
}
