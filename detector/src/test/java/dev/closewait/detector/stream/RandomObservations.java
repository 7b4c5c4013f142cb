package dev.closewait.detector.stream;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.TcpState;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Observations whose every value is drawn from all that it can be, the ends of its range and unknown ones above all. */
public final class RandomObservations {
    private final Random random;

    /** Always the same ones of the same seed. */
    public RandomObservations(long seed) {
        random = new Random(seed);
    }

    /** One more. */
    public Observation next() {
        return new Observation(random.nextLong(), Instant.ofEpochSecond(random.nextLong(4_000_000_000L),
                random.nextInt(1_000_000_000)), sockets(TcpState.CLOSE_WAIT), sockets(TcpState.LISTEN),
                IntStream.range(0, random.nextInt(4)).mapToObj(_ -> process()).toList(),
                new HostSample(1 + random.nextInt(256), random.nextDouble() * 100, total(), total(), total()));
    }

    private SocketColumns sockets(TcpState state) {
        SocketColumns sockets = new SocketColumns();
        for (int i = random.nextInt(6); i > 0; i--) {
            int row = sockets.add();
            sockets.state(row, state.kernelNumber());
            sockets.identity(row, random.nextLong(), Math.max(0, total()), number());
            sockets.local(row, half(), half(), 1 + random.nextInt(65_535));
            if (random.nextBoolean()) {
                sockets.remote(row, 0, 0x0000_FFFF_0000_0000L | random.nextInt(1 << 24), random.nextInt(65_536));
            }
            sockets.queues(row, number(), number());
            sockets.activity(row, number(), number(), number(), number(), number());
            sockets.owner(row, Math.max(0, total()));
        }
        return sockets;
    }

    private ProcessSample process() {
        List<String> commands = List.of("java", "", "a \"b\"\\\n\u0001", "n\u00e4me \ud83d\ude00");
        return new ProcessSample(1 + random.nextInt(1 << 22), Math.max(0, total()), Math.max(0, total()),
                commands.get(random.nextInt(commands.size())), random.nextBoolean(), Math.max(0, total()),
                Math.max(0, total()), Math.max(0, total()), (int) Math.min(total(), Integer.MAX_VALUE), total(),
                total(),
                (int) Math.min(total(), Integer.MAX_VALUE));
    }

    /** UNKNOWN, or 0 to the highest. */
    private long total() {
        return switch (random.nextInt(4)) {
            case 0 -> -1;
            case 1 -> random.nextInt(10);
            case 2 -> Long.MAX_VALUE;
            default -> random.nextLong(1L << 60);
        };
    }

    /** Any 32 bits. */
    private int number() {
        return random.nextInt(3) == 0 ? SocketColumns.UNKNOWN : random.nextInt();
    }

    private long half() {
        return random.nextInt(3) == 0 ? 0 : random.nextLong() >>> random.nextInt(Long.SIZE);
    }
}
