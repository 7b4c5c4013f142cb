package dev.closewait.detector.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.observation.Scope;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is read back the same, to the last bit. */
class RoundTripTest {
    @Test
    void everyValueComesBack() throws Exception {
        RandomObservations made = new RandomObservations(1);
        StringBuilder text = new StringBuilder();
        List<Observation> written = Stream.generate(made::next).limit(300).toList();
        written.forEach(observation -> text.append(Lines.of(observation)));

        try (ObservationReader reader = Lines.reader(text.toString())) {
            for (Observation observation : written) {
                assertSame(reader.next().orElseThrow(), observation);
            }
            assertThat(reader.next()).isEmpty();
            assertThat(reader.line()).isEqualTo(written.size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void realSocketsComeBack(boolean netlink) throws Exception {
        try (HeldSockets held = HeldSockets.dualStack(20);
                SocketTable table = netlink ? SocketTables.netlink() : SocketTables.proc(Path.of("/proc/net"));
                Observer observer = new Observer(table, Scope.everything())) {
            held.closeWait(0);
            held.closeWait(300);
            held.closeWaitInBacklog(3);
            Eventually.until("three sockets in CLOSE_WAIT", () -> observer.observe().closeWait().size() >= 3);
            Observation seen = observer.observe();

            assertSame(Lines.throughText(seen), seen);
        }
    }

    @Test
    void aLineIsAsciiWhateverAProcessCallsItself() {
        Observation made = new RandomObservations(7).next();
        ProcessSample process = new ProcessSample(1, 1, 0, "\u00fc\u2028\ud83d\ude00", false, 0, 0, 0, 1, 1,
                1, 0);
        String line = Lines.of(new Observation(0, Instant.EPOCH, made.closeWait(), made.listeners(), List.of(process),
                made.host()));

        assertThat(line).matches("\\p{ASCII}+\n").contains("\\u00FC\\u2028\\uD83D\\uDE00");
    }

    @Test
    void blankLinesAreSkippedAndCounted() throws Exception {
        String line = Lines.of(new RandomObservations(2).next());
        try (ObservationReader reader = Lines.reader("\n  \r\n" + line.strip() + "\r\n\n\n" + line.strip())) {
            assertThat(reader.next()).isPresent();
            assertThat(reader.line()).isEqualTo(3);
            assertThat(reader.source()).contains("made-up");
            assertThat(reader.next()).isPresent();
            assertThat(reader.line()).isEqualTo(6);
            assertThat(reader.next()).isEmpty();
        }
    }

    /** Columns are compared value by value, those of values to come as well; what they have room for is not. */
    private static void assertSame(Observation actual, Observation expected) {
        assertThat(actual.copy()).usingRecursiveComparison().isEqualTo(expected.copy());
    }
}
