package dev.closewait.bench.table;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void aReaderThatMissesSocketsIsAnError() {
        assertThatCode(() -> TableComparison.expectAll(200, "sharp", new Look(1, 200))).doesNotThrowAnyException();
        assertThatThrownBy(() -> TableComparison.expectAll(200, "blind", new Look(1, 199)))
                .hasMessage("'blind' showed 199 sockets in CLOSE_WAIT where at least 200 are");
    }
}
