package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this machine cannot give a scenario is told before anything is started. */
class ThisMachineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "descriptors: 64 | its server may have 64 descriptors, and needs some ",
        "descriptors: 1000000 | its server is to have 1000000 descriptors, and the hard limit here is ",
        "cpus: 1024 | it wants 1024 CPUs, and this machine has "})
    void aLimitThatItCannotSetIsToldWithWhatThereIs(String limit, String why) throws Exception {
        assertThat(new ThisMachine().lacks(scenario(limit, ""))).hasValueSatisfying(
                reason -> assertThat(reason).startsWith(why));
    }

    @Test
    void aLimitThatCannotBeRaisedSoFarIsToldBeforeTheRun() throws Exception {
        assertThat(
                new ThisMachine().lacks(scenario("descriptors: 300", "events: [{ after: 1s, raiseLimit: 1000000 }]")))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("its server is to have 1000000 descriptors"));
    }

    @Test
    void whatItHasIsNotLacking() throws Exception {
        assertThat(new ThisMachine().lacks(scenario("descriptors: 300, cpus: 1, nice: 19", ""))).isEmpty();
    }

    private static Scenario scenario(String limits, String events) throws Exception {
        return ScenarioFiles.parse("limited.yaml", """
                name: limited
                story: It is kept short.
                server: { limits: { %s } }
                client: { behaviour: churn, rate: 20/s }
                run: { for: 1s }
                kernel: {}
                expect: { diagnosis: HEALTHY }
                %s
                """.formatted(limits, events));
    }
}
