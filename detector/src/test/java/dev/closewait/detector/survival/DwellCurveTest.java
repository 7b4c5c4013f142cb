package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sockets come at random, are seen every 250 ms only, and the curve is held against the dwell they were drawn from. */
@DisplayName("The survival curve of the dwell")
class DwellCurveTest {
    private static final double INTERVAL = 250;
    private static final int SOCKETS = 20_000;

    private final Random random = new Random(4);
    private final DwellCurve curve = new DwellCurve();

    @Test
    void isThatOfTheDwellAlthoughLooksSeeLongOnesRatherThanShortOnes() {
        double mean = 1_000;
        watch(() -> -mean * Math.log(1 - random.nextDouble()), 60_000);
        for (double age : new double[]{512, 1_024, 2_048, 4_096}) {
            assertThat(curve.survival(age)).as("beyond %s ms", age).isCloseTo(Math.exp(-age / mean), within(0.05));
        }
    }

    @Test
    void liesFlatAtTheShareThatNeverLeaves() {
        watch(() -> random.nextDouble() < 0.2 ? Double.POSITIVE_INFINITY : 300 + 400 * random.nextDouble(), 60_000);
        assertThat(curve.survival(1_500)).isCloseTo(0.2, within(0.03));
        assertThat(curve.survival(30_000)).isCloseTo(curve.survival(1_500), within(0.01));
    }

    @Test
    void staysAtOneWhereNothingLeaves() {
        watch(() -> Double.POSITIVE_INFINITY, 10_000);
        assertThat(curve.survival(9_000)).isEqualTo(1);
    }

    /** Shows the curve each socket at the looks at which it is there, until it has left or the time is over. */
    private void watch(DoubleSupplier dwell, double untilMillis) {
        for (int i = 0; i < SOCKETS; i++) {
            double leaves = dwell.getAsDouble();
            double age = INTERVAL * random.nextDouble(); // at the first look after it came
            while (age < leaves && age < untilMillis) {
                if (age + INTERVAL < leaves) {
                    curve.stayed(age, age + INTERVAL);
                } else {
                    curve.left(age, age + INTERVAL);
                }
                age += INTERVAL;
            }
        }
    }
}
