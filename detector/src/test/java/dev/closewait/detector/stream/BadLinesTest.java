package dev.closewait.detector.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.closewait.detector.stream.BadLineException.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that is none is told of with its number, its field and what was expected; the next one is read. */
class BadLinesTest {
    private static final String GOOD = Lines.of(new RandomObservations(3).next());
    private static final String LINE = """
            {"version":1,"at":"2026-11-22T10:30:40.25Z","nanos":1,"source":"netlink","closeWait":[{"local":"127.0.0.1:80",\
            "remote":"127.0.0.1:5","cookie":"1a","inode":7,"receiveQueue":1}],"listeners":[],"processes":[{"pid":9,\
            "startTicks":1,"command":"java","stopped":false,"runningNanos":1,"waitingNanos":1,"throttledNanos":0}],\
            "host":{"processors":2,"loadAverage":0.5}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "\"version\":1,           | ^^                   | field 'at' stands first in the line; expected version",
        "\"version\":1            | \"version\":\"1\"    | field 'version' expected a whole number from 1 to 2147483647, is the text '1'",
        "2026-11-22T              | yesterday            | field 'at' expected a time such as 2026-11-22T10:30:40.250Z, is the text 'yesterday10:30:40.25Z'",
        "2026-11-22T              | +999999-11-22T       | field 'at' expected a time in the years 0 to 9999",
        "\"nanos\":1              | \"nanos\":1.5        | field 'nanos' expected a whole number from",
        "\"nanos\":1              | \"nanos\":99999999999999999999 | is 99999999999999999999",
        "\"nanos\":1              | \"nanos\":1,\"nanos\":2 | field 'nanos' stands twice in its object",
        "\"nanos\":1              | \"nano\":1           | field 'nano' is not known in version 1; expected one of version, at, nanos, source",
        "\"nanos\":1,             | ^^                   | the object lacks nanos",
        "\"closeWait\":[          | \"closeWait\":[3,    | field 'closeWait[0]' expected an object, is 3",
        "\"listeners\":[]         | \"listeners\":{}     | field 'listeners' expected a list, is an object",
        "127.0.0.1:80             | localhost:80         | field 'closeWait[0].local' expected an address and a port such as 127.0.0.1:8080 or [::1]:8080, is the text 'localhost:80'",
        "127.0.0.1:80             | 127.0.0.1:0          | field 'closeWait[0].local' expected a port from 1",
        "\"1a\"                   | \"0x1a\"             | field 'closeWait[0].cookie' expected a text of 1 to 16 hexadecimal digits, is the text '0x1a'",
        "\"1a\"                   | 26                   | field 'closeWait[0].cookie' expected a text of 1 to 16 hexadecimal digits, is 26",
        "\"1a\"                   | \"12345678901234567\" | field 'closeWait[0].cookie' expected a text",
        "\"cookie\":\"1a\",       | ^^                   | field 'closeWait[0]' lacks cookie",
        "\"receiveQueue\":1       | \"receiveQueue\":4294967295 | field 'closeWait[0].receiveQueue' expected a whole number from 0 to 4294967294, is 4294967295",
        "\"receiveQueue\":1       | \"receiveQueue\":-1  | is -1",
        "\"receiveQueue\":1       | \"recvQ\":1          | field 'closeWait[0].recvQ' is not known in version 1; expected one of local, remote",
        "\"pid\":9                | \"pid\":0            | field 'processes[0].pid' expected a whole number from 1",
        "\"java\"                 | null                 | field 'processes[0].command' expected a text, is null",
        "false                    | 0                    | field 'processes[0].stopped' expected true or false, is 0",
        "0.5                      | 1e999                | field 'host.loadAverage' expected a number from 0, is 1e999",
        "0.5                      | NaN                  | is not JSON at column",
        "0.5}}                    | 0.5}                 | ends in the middle of an observation",
        "0.5}}                    | 0.5}} {}             | something follows the object; expected one object a line"})
    void areToldOfAndPassedOver(String part, String other, String expected) throws Exception {
        assertThat(LINE).contains(part);
        try (ObservationReader reader = Lines.reader(GOOD + LINE.replaceFirst(Pattern.quote(part), other)
                + GOOD)) {
            assertThat(reader.next()).isPresent();

            BadLineException bad = catchThrowableOfType(BadLineException.class, reader::next);

            assertThat(bad).hasMessageContaining(expected).hasMessageStartingWith("line 2: ");
            assertThat(bad.trouble()).isEqualTo(Trouble.MALFORMED);
            assertThat(reader.next()).isPresent();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void theLineThatTheyAreMadeOfIsGood() throws Exception {
        try (ObservationReader reader = Lines.reader(LINE)) {
            assertThat(reader.next()).isPresent();
        }
    }

    @Test
    void aNewerVersionIsRefusedWhateverElseItSays() {
        BadLineException bad = catchThrowableOfType(BadLineException.class,
                () -> Lines.reader("{\"version\":2,\"eventually\":[]}\n").next());

        assertThat(bad.trouble()).isEqualTo(Trouble.NEWER_VERSION);
        assertThat(bad).hasMessage(
                "line 1: version 2 of observations; this closewait reads up to version 1: use a newer one");
    }

    /** Wherever the writer was stopped. */
    @Test
    void aLineThatIsCutOffIsSaidToBe() throws Exception {
        for (int length = 1; length < LINE.strip().length(); length++) {
            try (ObservationReader reader = Lines.reader(GOOD + LINE.substring(0, length))) {
                assertThat(reader.next()).isPresent();

                BadLineException bad = catchThrowableOfType(BadLineException.class, reader::next);

                assertThat(bad.trouble()).as(bad.getMessage()).isEqualTo(Trouble.CUT_OFF);
                assertThat(bad).hasMessage("line 2: ends in the middle of an observation");
                assertThat(reader.next()).isEmpty();
            }
        }
    }

    @Test
    void nestedListsTakeNoMemory() {
        assertRefused("{\"version\":1,\"closeWait\":" + "[".repeat(1_000_000), "expected an object, is a list");
        assertRefused("[".repeat(1_000_000), "the object expected an object, is a list");
        assertRefused("{\"version\":1,\"a\":".repeat(100_000), "field 'a' is not known");
    }

    @Test
    void longNamesAndTextsTakeNoMemory() {
        String megabytes = "x".repeat(5_000_000);
        assertRefused("{\"version\":1,\"source\":\"" + megabytes + "\"}\n", "more than 1000 characters");
        assertRefused("{\"version\":1,\"" + megabytes + "\":1}\n", "more than 1000 characters");
        assertRefused("{\"version\":1,\"nanos\":" + "1".repeat(5_000_000) + "}\n", "more than 1000 characters");
    }

    @Test
    void noiseIsNoObservation() throws IOException {
        Random random = new Random(11);
        byte[] noise = new byte[1 << 20];
        random.nextBytes(noise);
        int lines = 0;
        try (ObservationReader reader = new ObservationReader(new ByteArrayInputStream(noise))) {
            while (true) {
                try {
                    if (reader.next().isEmpty()) {
                        break;
                    }
                } catch (BadLineException bad) {
                    assertThat(bad).hasMessageMatching("line \\d+: [^\\p{Cc}]+");
                    lines++;
                }
            }
        }
        assertThat(lines).isGreaterThan(1_000);
    }

    /** Half a gigabyte of spaces in one line, and a good line behind it. */
    @Test
    void aLineWithoutEndIsPassedOver() throws Exception {
        InputStream endless = new InputStream() {
            private long left = Limits.LINE_BYTES + 1;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = (int) Math.min(left, length);
                Arrays.fill(into, offset, offset + count, (byte) ' ');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        InputStream in = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("{\"version\":1,".getBytes(StandardCharsets.US_ASCII)), endless,
                new ByteArrayInputStream(("\n" + GOOD).getBytes(StandardCharsets.US_ASCII)))));
        try (ObservationReader reader = new ObservationReader(in)) {
            BadLineException bad = catchThrowableOfType(BadLineException.class, reader::next);

            assertThat(bad).hasMessage("line 1: is longer than the 536870912 bytes that a line may have");
            assertThat(reader.next()).isPresent();
            assertThat(reader.line()).isEqualTo(2);
        }
    }

    private static void assertRefused(String line, String expected) {
        assertThat(catchThrowableOfType(BadLineException.class, () -> Lines.reader(line).next()))
                .hasMessageContaining(expected);
    }
}
