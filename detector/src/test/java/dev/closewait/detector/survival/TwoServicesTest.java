package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The survival detector, looking at two services of which one leaks,")
class TwoServicesTest {
    private static final Service HEALTHY = new Service(8080, 11);
    private static final Service LEAKING = new Service(8081, 12);
    private static final long START_TICKS = 7;
    private static final long INTERVAL = 250;
    private static final long LEAKS_EVERY = 500;
    private static final long LONG_ENOUGH = 20_000;
    /** Cookies of the healthy service's sockets begin here. */
    private static final long OTHER_COOKIES = 1_000_000;

    private final SurvivalDetector detector = new SurvivalDetector();
    private long now;

    @BeforeEach
    void watchUntilTheLeakIsFound() {
        while (now < LONG_ENOUGH) {
            detector.observe(next(LEAKING.pid(), START_TICKS).observation());
        }
    }

    @Test
    void tellsThemApartAndSaysTheLeakFirst() {
        assertThat(detector.diagnoses()).extracting(Diagnosis::service, Diagnosis::pattern)
                .containsExactly(tuple(LEAKING, Pattern.LEAK), tuple(HEALTHY, Pattern.HEALTHY));
    }

    @Test
    void countsTheLeakingOnesSocketsOnly() {
        int leaked = (int) (now / LEAKS_EVERY);
        assertThat(detector.diagnoses().getFirst().forecast()).hasValueSatisfying(
                forecast -> assertThat(forecast.leaked()).isBetween(leaked / 4, leaked));
        assertThat(detector.diagnoses().getLast().forecast()).isEmpty();
    }

    @Test
    void keepsToItAtEveryLookAtTheSameProcess() {
        detector.observe(next(LEAKING.pid(), START_TICKS).observation());
        assertThat(detector.diagnoses()).first().extracting(Diagnosis::service).isEqualTo(LEAKING);
    }

    @Test
    void forgetsTheLeakWhenAnotherProcessListens() {
        detector.observe(next(13, START_TICKS).observation());
        assertThat(detector.diagnoses()).extracting(Diagnosis::service).containsExactly(HEALTHY);
    }

    @Test
    void forgetsTheLeakWhenAnotherProcessHasTheSameNumber() {
        detector.observe(next(LEAKING.pid(), START_TICKS + 1).observation());
        assertThat(detector.diagnoses()).extracting(Diagnosis::service).containsExactly(HEALTHY);
    }

    @Test
    void callsTheRestartedOneHealthyInTime() {
        Service restarted = new Service(LEAKING.port(), 13);
        for (long until = now + LONG_ENOUGH; now < until;) {
            detector.observe(quiet(restarted.pid(), START_TICKS).observation());
        }
        assertThat(detector.diagnoses()).extracting(Diagnosis::service, Diagnosis::pattern)
                .containsExactlyInAnyOrder(tuple(HEALTHY, Pattern.HEALTHY), tuple(restarted, Pattern.HEALTHY));
    }

    @Test
    void forgetsNothingWhenALookCannotTellWhatTheProcessUsed() {
        HandMadeLook look = quietHealthyOne().listener(LEAKING.port(), LEAKING.pid(), 0);
        showLeaked(look, LEAKING.pid());
        detector.observe(look.observation());
        assertThat(detector.diagnoses()).extracting(Diagnosis::service).contains(LEAKING);
    }

    @Test
    void forgetsNothingWhenALookCannotTellWhoOwnsTheListener() {
        HandMadeLook look = quietHealthyOne().listener(LEAKING.port(), 0, 0);
        showLeaked(look, 0);
        detector.observe(look.observation());
        assertThat(detector.diagnoses()).first().extracting(Diagnosis::pattern).isEqualTo(Pattern.LEAK);
    }

    /** The next look, at which the leaking one has all that it leaked so far. */
    private HandMadeLook next(long pid, long startTicks) {
        HandMadeLook look = quiet(pid, startTicks);
        showLeaked(look, pid);
        return look;
    }

    private void showLeaked(HandMadeLook look, long pid) {
        for (long born = LEAKS_EVERY; born <= now; born += LEAKS_EVERY) {
            look.socket(born, LEAKING.port(), pid, (int) (now - born));
        }
    }

    /** The next look, at which the leaking one's port has no sockets. */
    private HandMadeLook quiet(long pid, long startTicks) {
        return quietHealthyOne().listener(LEAKING.port(), pid, 0).process(pid, startTicks);
    }

    /** The next look, at which the healthy one has a socket that no other look sees. */
    private HandMadeLook quietHealthyOne() {
        now += INTERVAL;
        return HandMadeLook.at(now)
                .listener(HEALTHY.port(), HEALTHY.pid(), 0)
                .process(HEALTHY.pid(), START_TICKS)
                .socket(OTHER_COOKIES + now, HEALTHY.port(), HEALTHY.pid(), 5);
    }
}
