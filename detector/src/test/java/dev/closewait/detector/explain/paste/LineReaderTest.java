package dev.closewait.detector.explain.paste;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void coloursTabsAndCarriageReturnsAreTakenOut() throws IOException {
        LineReader reader = new LineReader(new StringReader("\033[1;31mtcp\033[0m\t0\r\n\nlast"));

        assertThat(reader.next().orElseThrow().words()).containsExactly("tcp", "0");
        assertThat(reader.next().orElseThrow().blank()).isTrue();
        assertThat(reader.next().orElseThrow()).satisfies(line -> {
            assertThat(line.number()).isEqualTo(3);
            assertThat(line.text()).isEqualTo("last");
        });
        assertThat(reader.next()).isEmpty();
        assertThat(reader.cutLines()).isZero();
    }

    @Test
    void ofAVeryLongLineTheBeginningIsRead() throws IOException {
        LineReader reader = new LineReader(new StringReader("x".repeat(3 * LineReader.LONGEST_LINE) + "\nnext"));

        assertThat(reader.next().orElseThrow().text()).hasSize(LineReader.LONGEST_LINE);
        assertThat(reader.next().orElseThrow().text()).isEqualTo("next");
        assertThat(reader.cutLines()).isEqualTo(1);
    }
}
