package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointParserTest {
    private final EndpointParser parser = new EndpointParser();

    @Test
    void readsWhatEndpointsAreWrittenAs() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Endpoint endpoint = new Endpoint(half(random), half(random), random.nextInt(65_536));

            assertThat(read(endpoint.toString())).isTrue();
            assertThat(new Endpoint(parser.high(), parser.low(), parser.port())).isEqualTo(endpoint);
        }
    }

    @ParameterizedTest
    @CsvSource({"[2001:DB8:0:0:0:0:0:1]:80, [2001:db8::1]:80", "[1:2:3:4:5:6:7::]:9, [1:2:3:4:5:6:7:0]:9",
        "[::2:3:4:5:6:7:8]:9, [0:2:3:4:5:6:7:8]:9", "[::]:0, [::]:0", "127.0.0.1:080, 127.0.0.1:80"})
    void readsOtherWaysToWriteTheSame(String text, String same) {
        assertThat(read(text)).isTrue();
        assertThat(new Endpoint(parser.high(), parser.low(), parser.port())).hasToString(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "127.0.0.1", "127.0.0.1:", "127.0.0:80", "127.0.0.256:80", "127.0.0.1:65536",
        "127.0.0.1:80 ", "127.0.0.1:-1", "127.0.0.1:٨٠", "[]:80", "[:]:80", "[::1:80", "::1:80", "[:1]:80", "[1:]:80",
        "[1::2::3]:80", "[:::]:80", "[1:2:3:4:5:6:7]:80", "[1:2:3:4:5:6:7:8:9]:80", "[1:2:3:4::5:6:7:8]:80",
        "[12345::]:80", "[g::]:80", "[fe80::1%eth0]:80", "[::1].80", "localhost:80"})
    void refusesWhatIsNone(String text) {
        assertThat(read(text)).isFalse();
    }

    private boolean read(String text) {
        return parser.read(("<" + text + ">").toCharArray(), 1, text.length());
    }

    /** All kinds of addresses, those with many zeros and mapped ones above all. */
    private static long half(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 0x0000_FFFF_0000_0000L | (random.nextInt() & 0xFFFF_FFFFL);
            case 2 -> random.nextLong() >>> random.nextInt(Long.SIZE);
            default -> random.nextLong();
        };
    }
}
