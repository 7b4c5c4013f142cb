package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.scenarios.cases.subject.HangingServer;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A server that has come to a halt. */
record HungWorkers(Side side) implements Case {
    private static final Program SERVER = Program.java("hanging server", HangingServer.class.getName());
    private static final long PER_SECOND = 40;
    /** The server hangs after two seconds of good service, in another run a little later. */
    private static final int GOOD_REQUESTS = 80;
    private static final int SEEDS = 10;
    private static final int LATER_PER_SEED = 4;
    /** The workers hang one after the other: what the last good ones serve meanwhile may still leave. */
    private static final Duration HANGING_TAKES = Duration.ofSeconds(1);

    @Override
    public String name() {
        return side.of("hung-workers");
    }

    @Override
    public String story() {
        return "All workers block for good; clients give up, and the backlog fills with connections that nobody accepts.";
    }

    /** A garbage collection stops everything, too, and for seconds: a detector may wait for that to be over. */
    @Override
    public Duration length() {
        return Duration.ofSeconds(side.broken() ? 16 : 7);
    }

    @Override
    public Expected expected() {
        return side.broken() ? Expected.only(Pattern.STALLED) : Expected.harmless();
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.start(SERVER, side.broken()
                ? GOOD_REQUESTS + LATER_PER_SEED * (bed.seed() % SEEDS)
                : Integer.MAX_VALUE);
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "churn", PER_SECOND, length(), Duration.ofMillis(500));
    }

    @Override
    public Truth truth(Seen seen) {
        if (!side.broken()) {
            return Truth.since(seen.loadBegan(), Seen.atLeast(200, seen.answered(), "requests answered"),
                    seen.allLeftPromptly(), seen.cpuWasFree());
        }
        List<Stay> stuck = seen.stuck();
        long hung = stuck.isEmpty() ? seen.loadEnded() : stuck.getFirst().enteredNanos() + HANGING_TAKES.toNanos();
        return Truth.since(stuck, stuck, seen.settled(),
                Seen.atLeast(20, unaccepted(seen.lastLook()), "sockets in CLOSE_WAIT that nobody accepted"),
                Seen.atLeast(0, overfull(seen), "connections in the backlog beyond its limit"),
                Seen.atMost(0, seen.left().stream().filter(stay -> stay.lastSeenNanos() > hung).count(),
                        "sockets that left after the workers hung"),
                seen.cpuWasFree());
    }

    private static long unaccepted(Observation look) {
        SocketColumns sockets = look.closeWait();
        return IntStream.range(0, sockets.size()).filter(row -> sockets.inode(row) == 0).count();
    }

    /** How far the backlog's length is above its limit; under zero when there is room. */
    private static long overfull(Seen seen) {
        SocketColumns listeners = seen.lastLook().listeners();
        return IntStream.range(0, listeners.size())
                .map(row -> listeners.receiveQueue(row) - listeners.sendQueue(row))
                .max()
                .orElse(Integer.MIN_VALUE);
    }
}
