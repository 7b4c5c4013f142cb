package dev.closewait.scenarios.run.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamespaceRightTest {
    @Test
    void rootHasItAndWhoHasNoCapabilityHasNot() {
        assertThat(NamespaceRight.holds(List.of("Name:\tjava", "CapEff:\t000001ffffffffff"))).isTrue();
        assertThat(NamespaceRight.holds(List.of("CapEff:\t0000000000200000"))).isTrue();
        assertThat(NamespaceRight.holds(List.of("CapEff:\t000001ffffdfffff"))).isFalse();
        assertThat(NamespaceRight.holds(List.of("CapPrm:\t000001ffffffffff", "CapEff:\t0000000000000000"))).isFalse();
        assertThat(NamespaceRight.holds(List.of())).isFalse();
    }

    @Test
    void theKernelWritesItAsIsReadHere() throws Exception {
        assertThat(Files.readAllLines(Path.of("/proc/self/status"))).anyMatch(line -> line.startsWith("CapEff:\t"));
    }
}
