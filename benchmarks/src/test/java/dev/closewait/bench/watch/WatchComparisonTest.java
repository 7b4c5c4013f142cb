package dev.closewait.bench.watch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WatchComparisonTest {
    @Test
    void aWatchThatMissesServicesIsAnError() {
        String line = "{\"version\":1,\"final\":true,\"services\":[{},{}]}";

        assertThatCode(() -> WatchComparison.expectServices(2, line)).doesNotThrowAnyException();
        assertThatThrownBy(() -> WatchComparison.expectServices(3, line))
                .hasMessageContaining("told of 2 services where 3 leak");
        assertThatThrownBy(() -> WatchComparison.expectServices(1, "")).hasMessageContaining("told of 0 services");
    }
}
