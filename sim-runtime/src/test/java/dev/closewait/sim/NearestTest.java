package dev.closewait.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES = List.of("slow-close", "slow-cpu", "no-fault");

    @ParameterizedTest
    @CsvSource({"slow-clsoe, slow-close", "SLOW-CPU, slow-cpu", "nofault, no-fault", "fault, no-fault"})
    void aSlipFindsTheNameThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, NAMES)).first().isEqualTo(meant);
        assertThat(Nearest.expected(written, NAMES))
                .isEqualTo("expected one of slow-close, slow-cpu, no-fault; did you mean '" + meant + "'?");
    }

    @Test
    void theNearestComesFirst() {
        assertThat(Nearest.to("slow-cp", NAMES)).containsExactly("slow-cpu");
        assertThat(Nearest.to("slow", NAMES)).containsExactly("slow-cpu", "slow-close");
    }

    @Test
    void whatIsNearToNoneMeansNone() {
        assertThat(Nearest.to("meteor", NAMES)).isEmpty();
        assertThat(Nearest.expected("meteor", NAMES)).isEqualTo("expected one of slow-close, slow-cpu, no-fault");
        assertThat(Nearest.expected("meteor", List.of())).isEqualTo("there are none");
    }
}
