package dev.closewait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison at a size at which it is quick; it asserts by itself that every look shows the population. */
class SideBySideTest {
    private static final int SIZE = 200;

    @Test
    void everyWayShowsTheWholePopulation() throws Exception {
        try (Population population = Population.of(SIZE)) {
            List<Standing> standings = SideBySide.compare(population, 3);

            assertThat(standings).extracting(Standing::name).startsWith("netlink (ours)", "/proc/net/tcp (ours)");
            assertThat(standings).allSatisfy(standing -> {
                assertThat(standing.rows()).isGreaterThanOrEqualTo(SIZE);
                assertThat(standing.medianMillis()).isPositive();
            });
        }
    }

    @Test
    void aLookThatMissesSocketsIsAnError() {
        Contender blind = new Contender("blind", () -> new Contender.Look(1, SIZE - 1));

        assertThatThrownBy(() -> SideBySide.expectAll(SIZE, blind, blind.looker().look()))
                .hasMessageContaining("'blind' showed 199")
                .hasMessageContaining("at least 200");
    }

    @Test
    void aPopulationEndsWithItsProcesses() throws Exception {
        Population population = Population.of(SIZE);
        List<ProcessHandle> holders = ProcessHandle.current().children().toList();
        population.close();

        assertThat(holders).hasSizeGreaterThanOrEqualTo(population.processes());
        assertThat(holders).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aLimitThatIsTooLowIsAnErrorThatSaysHowToRaiseIt() throws IOException {
        assertThat(Population.processesFor(50_100, 20_000)).isEqualTo(5);
        assertThat(Population.processesFor(200, 20_000)).isEqualTo(2);
        assertThatThrownBy(() -> Population.processesFor(50_000, 1_024))
                .hasMessageContaining("50000 sockets")
                .hasMessageContaining("ulimit -n");
    }
}
