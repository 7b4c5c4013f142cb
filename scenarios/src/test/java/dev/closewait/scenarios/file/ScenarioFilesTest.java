package dev.closewait.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFilesTest {
    private static final String RIGHT = """
            name: mine
            story: One request in ten is never closed.
            server:
              faults:
                - exception-skips-close: { probability: 0.1 }
                - slow-close: { delay: 20ms }
            client:
              behaviour: churn
              rate: 50/s
            run: { for: 4s }
            kernel:
              closeWait: { atLeast: 3, leaked: { atLeast: 1, atMost: 9 } }
            expect:
              diagnosis: LEAK
              within: 2s
              never: [CPU_STARVED]
            twin: true
            """;

    @Test
    void whatIsLeftOutIsWhatTheSchemaSays() throws Exception {
        Scenario scenario = ScenarioFiles.parse("mine.yaml", RIGHT);

        assertThat(scenario.tags()).isEmpty();
        assertThat(scenario.server().transport()).isEqualTo(Transport.EPOLL);
        assertThat(scenario.server().faults()).containsExactly(
                new FaultSpec("exception-skips-close", Map.of("probability", 0.1)),
                new FaultSpec("slow-close", Map.of("delay", "20ms")));
        assertThat(scenario.client().clients()).isEmpty();
        assertThat(scenario.client().patience()).isEqualTo(Duration.ofMillis(500));
        assertThat(scenario.run()).isEqualTo(new RunSpec(Duration.ofSeconds(4), Duration.ofMillis(250)));
        assertThat(scenario.expect().within()).contains(Duration.ofSeconds(2));
        assertThat(scenario.kernel().cpu()).isEmpty();
        assertThat(scenario.kernel().closeWait().flatMap(CloseWaitSpec::grows)).isEmpty();
    }

    @Test
    void aTwinLacksTheFaultsAndMustNotLeak() throws Exception {
        Scenario twin = ScenarioFiles.parse("mine.yaml", RIGHT).asTwin().orElseThrow();

        assertThat(twin.server().faults()).isEmpty();
        assertThat(twin.expect().diagnosis()).isEqualTo(Pattern.HEALTHY);
        assertThat(twin.expect().never()).containsExactly(Pattern.LEAK);
        assertThat(twin.expect().leakedAtMost()).isEqualTo(OptionalInt.empty());
        assertThat(twin.kernel().closeWait().flatMap(CloseWaitSpec::grows)).contains(false);
        assertThat(twin.asTwin()).isEmpty();
    }

    @Test
    void aTwinMayKeepAHarmlessFault() throws Exception {
        Scenario twin = ScenarioFiles.parse("mine.yaml",
                RIGHT.replace("twin: true", "twin: { without: [exception-skips-close], diagnosis: FAST_CHURN }"))
                .asTwin()
                .orElseThrow();

        assertThat(twin.faultNames()).containsExactly("slow-close");
        assertThat(twin.expect().diagnosis()).isEqualTo(Pattern.FAST_CHURN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            within: 2s               | withn: 2s                | mine.yaml:15: key 'expect.withn': there is no such key; expected one of also, diagnosis, leakedAtMost, never, within; did you mean 'within'?
            rate: 50/s               | rate: 50                 | mine.yaml:9: key 'client.rate': 50 is not a rate above zero, such as 200/s or 30/m
            rate: 50/s               | rate: 0/s                | mine.yaml:9: key 'client.rate': '0/s' is not a rate above zero, such as 200/s or 30/m
            rate: 50/s               | rate: 50/h               | mine.yaml:9: key 'client.rate': '50/h' is not a rate above zero, such as 200/s or 30/m
            rate: 50/s               | patience: 1s             | mine.yaml:7: key 'client.rate': is missing; expected a rate above zero, such as 200/s or 30/m
            run: { for: 4s }         | run: { for: 4 parsecs }  | mine.yaml:10: key 'run.for': '4 parsecs' is not a duration above zero, such as 250ms or 10s
            run: { for: 4s }         | run: { for: 0s }         | mine.yaml:10: key 'run.for': '0s' is not a duration above zero, such as 250ms or 10s
            run: { for: 4s }         | run: 4s                  | mine.yaml:10: key 'run': '4s' is not a section with keys of for, every
            within: 2s               | within: 5s               | mine.yaml:15: key 'expect.within': 5s is longer than the run, 4s; expected at most that
            diagnosis: LEAK          | diagnosis: LEEK          | mine.yaml:14: key 'expect.diagnosis': 'LEEK' is not a pattern; expected one of HEALTHY, FAST_CHURN, IDLE_POOL, SLOW_CLOSE, CPU_STARVED, LEAK, STALLED; did you mean 'LEAK'?
            never: [CPU_STARVED]     | never: [LEAK]            | mine.yaml:16: key 'expect.never[0]': LEAK is what key 'expect.diagnosis' expects; expected a pattern other than that
            atMost: 9                | atMost: 0                | mine.yaml:12: key 'kernel.closeWait.leaked.atLeast': 1 is more than atMost, 0; expected at most that
            atLeast: 3               | atLeast: -3              | mine.yaml:12: key 'kernel.closeWait.atLeast': -3 is not a whole number, 0 to 1000000, such as 30
            atLeast: 3               | atLeast: 99999999999     | mine.yaml:12: key 'kernel.closeWait.atLeast': 99999999999 is not a whole number, 0 to 1000000, such as 30
            rate: 50/s               | rate: 200000/s           | mine.yaml:9: key 'client.rate': '200000/s' is not a rate; expected a whole number of connections per second or minute, from 1/m to 100000/s, such as 200/s
            run: { for: 4s }         | run: { for: 48h }        | mine.yaml:10: key 'run.for': client-sim's --for is 2d; expected 1ms to 1d
            run: { for: 4s }         | run: { for: 500us }      | mine.yaml:10: key 'run.for': client-sim's --for is 500us; expected 1ms to 1d
            run: { for: 4s }         | run: { for: 999999999999h } | mine.yaml:10: key 'run.for': '999999999999h' is longer than can be counted in nanoseconds; expected a duration such as 250us, 20ms, 5s, 2m or 3d
            leaked: { atLeast: 1,    | age: { atLeast: 999999999999h }, leaked: { atLeast: 1, | mine.yaml:12: key 'kernel.closeWait.age.atLeast': '999999999999h' is longer than can be counted in nanoseconds; expected a duration such as 250us, 20ms, 5s, 2m or 3d
            twin: true               | twin: { without: [slow-cpu], diagnosis: HEALTHY } | mine.yaml:17: key 'twin.without[0]': 'slow-cpu' is not a fault of this scenario; expected one of exception-skips-close, slow-close
            twin: true               | twin: { without: [slow-close], diagnosis: LEAK } | mine.yaml:17: key 'twin.diagnosis': 'LEAK' is not a harmless pattern; expected one of HEALTHY, FAST_CHURN, SLOW_CLOSE
            twin: true               | name: again              | mine.yaml:17: key 'name': given a second time; the first stands on line 1
            twin: true               | twin: { diagnosis: HEALTHY } | mine.yaml:17: key 'twin.without': the twin is the scenario itself; expected a fault to leave out, or one of the keys behaviour, limits, hogs, events
            twin: true               | events: [{ after: 9s, restart: true }] | mine.yaml:17: key 'events[0].after': 9s is longer than the run, 4s; expected at most that
            twin: true               | events: [{ after: 1s }] | mine.yaml:17: key 'events[0]': an event does one thing; expected 'after' and one of faults, raiseLimit, restart
            twin: true               | hogs: 99 | mine.yaml:17: key 'hogs': 99 is not a number of processes, 0 to 16, such as 2
            name: mine               | name: My Scenario        | mine.yaml:1: key 'name': 'My Scenario' is not a name of lower-case words joined by hyphens, such as rare-leak
            """)
    void aMistakeIsToldWithItsLineAndItsKey(String right, String wrong, String message) {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", RIGHT.replace(right, wrong)))
                .withMessage(message);
    }

    @Test
    void aMistakeInAFaultIsToldWithTheLineOfItsKey() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", RIGHT.replace("delay", "dellay")))
                .withMessageStartingWith("mine.yaml:6: key 'server.faults[1].slow-close.dellay': ")
                .withMessageContaining("delay");
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", RIGHT.replace("0.1", "1.1")))
                .withMessageStartingWith("mine.yaml:5: key 'server.faults[0].exception-skips-close.probability': ");
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", RIGHT.replace("slow-close", "slow-clothes")))
                .withMessageStartingWith("mine.yaml:6: key 'server.faults[1].slow-clothes': ")
                .withMessageContaining("slow-close");
    }

    @Test
    void aBehaviourThatClientSimDoesNotHaveIsToldWithThoseThatItHas() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", RIGHT.replace("churn", "chrun")))
                .withMessageStartingWith(
                        "mine.yaml:8: key 'client.behaviour': 'chrun' is not a behaviour; expected one of ")
                .withMessageEndingWith("did you mean 'churn'?");
    }

    @Test
    void aMistakeInAnEventsFaultIsToldWithTheLineOfItsKey() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml",
                        RIGHT + "events: [{ after: 1s, faults: [{ slow-clsoe: {} }] }]\n"))
                .withMessageStartingWith(
                        "mine.yaml:18: key 'events[0].faults[0].slow-clsoe': there is no fault slow-clsoe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20m", "500us"})
    void patienceThatClientSimDoesNotTakeIsToldBeforeTheRun(String patience) {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml",
                        RIGHT.replace("rate: 50/s", "rate: 50/s\n  patience: " + patience)))
                .withMessage("mine.yaml:10: key 'client.patience': client-sim's --patience is " + patience
                        + "; expected 1ms to 10m");
    }

    @Test
    void everyMistakeOfAFileIsTold() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", RIGHT.replace("50/s", "fast").replace("4s", "4")))
                .withMessageMatching("mine\\.yaml:9: .+\nmine\\.yaml:10: .+");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", "name: mine\nstory: [\nserver: 3\n"))
                .withMessageMatching("mine\\.yaml:[34]: this is no YAML: .+");
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", ""))
                .withMessage("mine.yaml:1: the file is empty; expected a scenario that begins with 'name: ...'");
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml", "- one\n"))
                .withMessage("mine.yaml:1: this is no YAML mapping; expected a scenario that begins with 'name: ...'");
    }

    @Test
    void onlyALeakIsFoundAtSoManySockets() {
        assertThatExceptionOfType(ScenarioFileException.class)
                .isThrownBy(() -> ScenarioFiles.parse("mine.yaml",
                        RIGHT.replace("diagnosis: LEAK", "diagnosis: STALLED\n  leakedAtMost: 3")))
                .withMessageStartingWith("mine.yaml:15: key 'expect.leakedAtMost': ");
    }
}
