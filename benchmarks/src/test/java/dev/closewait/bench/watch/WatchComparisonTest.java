package dev.closewait.bench.watch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchComparisonTest {
    @Test
    void aWatchThatMissesServicesIsAnError() {
        String line = "{\"version\":1,\"final\":true,\"services\":[{\"port\":81},{\"port\":82}]}";

        assertThatCode(() -> WatchComparison.expectServices(Set.of(81, 82), line)).doesNotThrowAnyException();
        assertThatThrownBy(() -> WatchComparison.expectServices(Set.of(81, 83), line))
                .hasMessageContaining("told nothing of [83], of 2 services that leak");
        assertThatThrownBy(() -> WatchComparison.expectServices(Set.of(81), ""))
                .hasMessageContaining("told nothing of [81]");
    }
}
