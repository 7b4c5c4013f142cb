package dev.closewait.detector.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.socket.SocketTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Lines of real and made-up observations, mutated at random: each is read, or said to be none, and what is read can be
 * diagnosed and written again. {@code -Dclosewait.fuzz.rounds=1000000} tries more of them.
 */
class FuzzTest {
    private static final int ROUNDS_OF_A_DETECTOR = 1_000;
    private static final int ROUNDS = Integer.getInteger("closewait.fuzz.rounds", 25_000);
    private static final long SEED = 20261122;
    private static final byte[] TELLING = "{}[]\",:\\0123456789-+.eEtfn\n\r\t \u0000\u007f".getBytes(
            StandardCharsets.US_ASCII);

    private final Random random = new Random(SEED);

    @Test
    void noMutationOfALineDoesHarm() throws Exception {
        List<byte[]> lines = lines();
        List<Detector> detectors = new ArrayList<>();
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % ROUNDS_OF_A_DETECTOR == 0) { // new ones, so that they do not grow with all that they were told
                detectors = Detectors.names().stream().map(Detectors::named).toList();
            }
            byte[] mutated = mutate(lines);
            String which = "seed " + SEED + ", round " + round + ": "
                    + new String(mutated, StandardCharsets.ISO_8859_1);
            try {
                read += readAll(mutated, detectors);
            } catch (RuntimeException | AssertionError harm) {
                throw new AssertionError(which, harm);
            }
        }
        assertThat(read).as("mutations that are observations all the same").isBetween(ROUNDS / 100, ROUNDS);
    }

    private static int readAll(byte[] text, List<Detector> detectors) throws IOException {
        int read = 0;
        try (ObservationReader reader = new ObservationReader(new ByteArrayInputStream(text))) {
            while (true) {
                try {
                    Optional<Observation> observation = reader.next();
                    if (observation.isEmpty()) {
                        return read;
                    }
                    read++;
                    detectors.forEach(detector -> detector.observe(observation.get()));
                    String again = Lines.of(observation.get());
                    assertThat(Lines.of(Lines.throughText(observation.get()))).isEqualTo(again);
                } catch (BadLineException bad) {
                    assertThat(bad.getMessage()).matches("line \\d+: [^\\p{Cc}]+");
                }
            }
        }
    }

    /** One to four changes: bits, bytes, stretches lost, doubled or taken from another line, an end too soon. */
    private byte[] mutate(List<byte[]> lines) {
        byte[] line = pick(lines).clone();
        for (int change = random.nextInt(4); change >= 0 && line.length > 1; change--) {
            int at = random.nextInt(line.length);
            int to = Math.min(line.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
            switch (random.nextInt(7)) {
                case 0 -> line[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> line[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> line = join(line, at, new byte[0], to);
                case 3 -> line = join(line, to, Arrays.copyOfRange(line, at, to), to);
                case 4 -> line = join(line, at, piece(pick(lines)), to);
                case 5 -> line = join(line, at, number(), to);
                default -> line = random.nextInt(4) == 0 ? Arrays.copyOf(line, at) : line;
            }
        }
        return line;
    }

    private byte[] piece(byte[] line) {
        int from = random.nextInt(line.length);
        return Arrays.copyOfRange(line, from, Math.min(line.length, from + random.nextInt(100)));
    }

    private byte[] number() {
        String number = switch (random.nextInt(4)) {
            case 0 -> "" + random.nextLong();
            case 1 -> "" + (random.nextLong() >>> random.nextInt(64));
            case 2 -> "" + random.nextDouble() * Math.pow(10, random.nextInt(-400, 400));
            default -> "" + random.nextInt();
        };
        return number.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] pick(List<byte[]> lines) {
        return lines.get(random.nextInt(lines.size()));
    }

    private static byte[] join(byte[] line, int end, byte[] middle, int from) {
        byte[] joined = Arrays.copyOf(line, end + middle.length + line.length - from);
        System.arraycopy(middle, 0, joined, end, middle.length);
        System.arraycopy(line, from, joined, end + middle.length, line.length - from);
        return joined;
    }

    private static List<byte[]> lines() throws Exception {
        List<byte[]> lines = new ArrayList<>();
        RandomObservations made = new RandomObservations(SEED);
        for (int i = 0; i < 20; i++) {
            lines.add(bytes(made.next()));
        }
        try (HeldSockets held = HeldSockets.dualStack(20);
                Observer observer = new Observer(SocketTables.netlink(), Scope.port(held.port()))) {
            for (int count = 1; count <= 10; count++) {
                held.closeWait(count);
                int wanted = count;
                Eventually.until("sockets in CLOSE_WAIT", () -> observer.observe().closeWait().size() == wanted);
                lines.add(bytes(observer.observe()));
            }
        }
        return lines;
    }

    private static byte[] bytes(Observation observation) {
        return Lines.of(observation).getBytes(StandardCharsets.US_ASCII);
    }
}
