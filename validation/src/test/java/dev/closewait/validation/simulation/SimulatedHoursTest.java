package dev.closewait.validation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.survival.SurvivalSettings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Over benign service-hours, the survival detector")
class SimulatedHoursTest {
    /** {@code -Dsimulation.hours=10000} runs what the promise is about; a share of it runs every time. */
    private static final double HOURS = Double.parseDouble(System.getProperty("simulation.hours", "32"));
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);

    @Test
    void neverSaysLeak() {
        SimulatedHours hours = SimulatedHours.watch(List.of(Benign.values()), HOURS, FIRST_SEED,
                SimulatedHours.USUAL_MILLIS, SimulatedHours.ALL_RATES, SurvivalSettings.DEFAULT);
        hours.print(System.out);
        assertThat(hours.falseAlarms()).isEmpty();
    }
}
