package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.process.ProcessSample;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The survival detector, shown each socket by hand,")
class PatternsTest {
    private static final int PORT = 8080;
    private static final int NOT_LISTENED_ON = 40_000;
    private static final long PID = 11;
    private static final long CHILD = 12;
    private static final long INTERVAL = 250;

    private final SurvivalDetector detector = new SurvivalDetector();
    private final Set<Pattern> said = EnumSet.noneOf(Pattern.class);
    private long now;

    @Test
    void callsWorkersThatHangBehindAFullBacklogStalled() {
        watch(20_000, look -> {
            come(4, 1_000, (cookie, age) -> look.unanswered(cookie, PORT, PID, age));
            come(1_000, 100, (cookie, age) -> look.unaccepted(-cookie, PORT, age));
        });
        assertThat(said).containsExactly(Pattern.STALLED);
        assertThat(diagnosis().evidence()).first().asString().contains("nothing has left", "use hardly any CPU");
    }

    @Test
    void callsWorkersThatHangBeforeAnEndlessQueueStalledAndNoLeak() {
        watch(120_000, look -> come(1_000, 500, (cookie, age) -> look.unanswered(cookie, PORT, PID, age)));
        assertThat(said).containsExactly(Pattern.STALLED);
    }

    @Test
    void callsWorkersThatHangStalledThoughConnectionsAreTakenInWhichCostsCpu() {
        watch(20_000, look -> {
            come(1_000, 100, (cookie, age) -> look.unanswered(cookie, PORT, PID, age));
            look.process(busyFor(0.3)).accepted(now / 100, now / 100);
        }, false);
        assertThat(said).containsExactly(Pattern.STALLED);
        assertThat(diagnosis().evidence()).first().asString().contains("not one came and went on this machine");
    }

    @Test
    void doesNotCallAServerStalledThatMayAnswerOthersBetweenTwoLooks() {
        watch(20_000, look -> {
            come(1_000, 100, (cookie, age) -> look.unanswered(cookie, PORT, PID, age));
            look.process(busyFor(0.3)).accepted(now, now / 100); // ten accepted for each that stays
        }, false);
        assertThat(said).doesNotContain(Pattern.STALLED);
    }

    private ProcessSample busyFor(double cpus) {
        return new ProcessSample(PID, 1, 1, "busy", false, (long) (cpus * now * 1_000_000), 0, 0, 40, 1_024, 1_024, 0);
    }

    @Test
    void callsALoopThatTurnsInACircleStalledAndNotStarved() {
        watch(20_000, look -> {
            come(1_000, 100, (cookie, age) -> look.unanswered(cookie, PORT, PID, age));
            long running = now * 1_000_000; // one CPU, all the time
            look.process(new ProcessSample(PID, 1, 1, "loop", false, running, 0, 0, 40, 1_024, 1_024, 0));
        }, false);
        assertThat(said).containsExactly(Pattern.STALLED);
        assertThat(diagnosis().evidence()).first().asString().contains("turn in a circle");
    }

    @Test
    void saysThatAProcessIsStoppedWhenItStandsStillForThat() {
        watch(20_000, look -> {
            come(1_000, 100, (cookie, age) -> look.unanswered(cookie, PORT, PID, age));
            look.process(new ProcessSample(PID, 1, 1, "stopped", true, 0, 0, 0, 40, 1_024, 1_024, 0));
        }, false);
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.STALLED);
        assertThat(diagnosis().evidence()).first().asString().contains("SIGSTOP");
        assertThat(diagnosis().remedy()).contains("Let it go on: kill -CONT " + PID + ".");
    }

    @Test
    void takesAStallBackWhenItGoesOn() {
        watch(20_000, look -> come(1_000, 500, (cookie, age) -> look.unanswered(cookie, PORT, PID, age)));
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.STALLED);
        watch(3_000, look -> look.socket(-now, PORT, PID, 5));
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.HEALTHY);
    }

    @Test
    void callsSocketsThatWaitFiveSecondsForADownstreamSlow() {
        watch(40_000, look -> come(1_000, 200, (cookie, age) -> {
            if (age < 5_000) {
                look.unanswered(cookie, PORT, PID, age);
            }
        }));
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.SLOW_CLOSE);
        assertThat(said).containsOnly(Pattern.SLOW_CLOSE);
    }

    @Test
    void callsAnswersThatComeLateAndBitByBitSlow() {
        watch(40_000, look -> come(1_000, 200, (cookie, age) -> {
            if (age < 2_000) {
                look.unanswered(cookie, PORT, PID, age);
            } else if (age < 2_000 + 2 * INTERVAL) {
                look.answering(cookie, PORT, PID, age);
            }
        }));
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.SLOW_CLOSE);
        assertThat(said).containsOnly(Pattern.SLOW_CLOSE);
    }

    @Test
    void callsConnectionsThatAClientKeepsAnIdlePool() {
        watch(600_000, look -> come(20, 10, (cookie, age) -> look.socket(cookie, NOT_LISTENED_ON, PID, age)));
        assertThat(said).contains(Pattern.IDLE_POOL).doesNotContain(Pattern.LEAK);
        assertThat(diagnosis().service().port()).isZero();
    }

    @Test
    void callsAClientLeakingWhenNoPoolIsSoLarge() {
        watch(120_000, look -> come(10_000, 50, (cookie, age) -> look.socket(cookie, NOT_LISTENED_ON, PID, age)));
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.LEAK);
    }

    @Test
    void namesTheChildThatInheritedWhatItsParentClosed() {
        watch(20_000, look -> {
            come(30, 300, (cookie, age) -> look.socket(cookie, PORT, CHILD, age));
            look.process(new ProcessSample(CHILD, 5, PID, "sleep", false, 1_000, 0, 0, 40, 1_024, 1_024, 0));
        });
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.LEAK);
        assertThat(diagnosis().evidence()).anySatisfy(
                sentence -> assertThat(sentence).contains("held by pid 12 (sleep, started by pid 11)", "inherited"));
        assertThat(diagnosis().remedy()).get().asString().contains("SOCK_CLOEXEC", "pid 12");
    }

    @Test
    void findsALeakThatHasLeftCloseWait() {
        watch(40_000, look -> look
                .process(new ProcessSample(PID, 1, 1, "java", false, now * 1_000, 0, 0, 400, 1_024, 1_024,
                        (int) now / 500)),
                false);
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.LEAK);
        assertThat(diagnosis().evidence()).first()
                .asString()
                .contains("of its descriptors are TCP sockets that are in no TCP table");
    }

    @Test
    void saysThatALeakWasTakenBack() {
        watch(10_000, look -> come(20, 100, (cookie, age) -> look.socket(cookie, PORT, PID, age)));
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.LEAK);
        watch(500, _ -> {});
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.SLOW_CLOSE);
        assertThat(diagnosis().evidence()).anySatisfy(
                sentence -> assertThat(sentence).contains("taken back", "left CLOSE_WAIT after all"));
    }

    @Test
    void doesNotTakeWhatEndedWithItsProcessForClosed() {
        // One of two workers holds old sockets and ends: nothing of that is progress of the other, nor a late close.
        watch(4_000, look -> {
            come(20, 50, (cookie, age) -> look.unanswered(cookie, PORT, CHILD, age));
            look.process(new ProcessSample(CHILD, 5, PID, "worker", false, now * 1_000, 0, 0, 40, 1_024, 1_024, 0));
        });
        watch(3_000, _ -> {});
        assertThat(said).doesNotContain(Pattern.SLOW_CLOSE, Pattern.LEAK);
    }

    @Test
    void beginsAnewWhenTimeGoesBackwards() {
        watch(10_000, look -> come(20, 100, (cookie, age) -> look.socket(cookie, PORT, PID, age)));
        assertThat(diagnosis().pattern()).isEqualTo(Pattern.LEAK);
        now = 0;
        watch(INTERVAL, _ -> {});
        assertThat(detector.diagnoses()).isEmpty();
    }

    /** Puts a socket that came so long ago into a look. */
    private interface Placing {
        void place(long cookie, int ageMillis);
    }

    /** Shows those of so many sockets that have come by now, one every so many milliseconds. */
    private void come(int most, long every, Placing placing) {
        for (int number = 1; number <= most && number * every <= now; number++) {
            placing.place(number, (int) (now - number * every));
        }
    }

    private void watch(long millis, Consumer<HandMadeLook> sockets) {
        watch(millis, sockets, true);
    }

    private void watch(long millis, Consumer<HandMadeLook> sockets, boolean withProcess) {
        for (long until = now + millis; now < until;) {
            now += INTERVAL;
            HandMadeLook look = HandMadeLook.at(now).listener(PORT, PID, 0);
            if (withProcess) {
                look.process(PID, 1);
            }
            sockets.accept(look);
            detector.observe(look.observation());
            detector.diagnoses().forEach(diagnosis -> said.add(diagnosis.pattern()));
        }
    }

    private Diagnosis diagnosis() {
        return detector.diagnoses().getFirst();
    }
}
