package dev.closewait.server.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.server.fault.catalogue.AutoReadOff;
import dev.closewait.server.fault.catalogue.DescriptorInherited;
import dev.closewait.server.fault.catalogue.ErrorReturnsEarly;
import dev.closewait.server.fault.catalogue.ExceptionSkipsClose;
import dev.closewait.server.fault.catalogue.ExceptionSkipsClose.Stage;
import dev.closewait.server.fault.catalogue.HalfCloseIgnored;
import dev.closewait.server.fault.catalogue.NoFault;
import dev.closewait.server.fault.catalogue.OneWayProxy;
import dev.closewait.server.fault.catalogue.RejectSkipsClose;
import dev.closewait.server.fault.catalogue.SlowClose;
import dev.closewait.server.fault.catalogue.SlowCpu;
import dev.closewait.server.fault.catalogue.UnregisteredChannel;
import dev.closewait.server.fault.catalogue.WrapperSkipsClose;
import dev.closewait.server.fault.catalogue.WriteStalled;
import java.lang.reflect.RecordComponent;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FaultsTest {
    @Test
    void aListIsReadInItsOrderWithDefaults() throws FaultException {
        assertThat(Faults.parse("""
                [{"exception-skips-close":{"probability":0.05}},
                 {"slow-cpu":{"cpu":"50ms","queue":8}},
                 {"slow-close":{"delay":"250us"}},
                 {"no-fault":{}}]
                """)).containsExactly(new ExceptionSkipsClose(0.05, Stage.AFTER_RESPONSE, 1),
                new SlowCpu(Duration.ofMillis(50), 32, 8), new SlowClose(Duration.ofNanos(250_000)), new NoFault());
    }

    @Test
    void anEmptyListIsNoFaultAtAll() throws FaultException {
        assertThat(Faults.parse("[]")).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() throws FaultException {
        List<Fault> faults = List.of(new ExceptionSkipsClose(1, Stage.MID_REQUEST, 7), new NoFault(),
                new SlowCpu(Duration.ofMinutes(2), 1, 2), new SlowClose(Duration.ofSeconds(90)),
                new WrapperSkipsClose(0.5, 2), new ErrorReturnsEarly(0.25, 3), new RejectSkipsClose(7),
                new AutoReadOff(0, 4), new HalfCloseIgnored(1, 5), new UnregisteredChannel(0.1, 6),
                new OneWayProxy(1, 8), new DescriptorInherited(9), new WriteStalled(2));
        assertThat(Faults.parse(Faults.toJson(faults).toString())).isEqualTo(faults);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "[{\"event-loop-blocked\":{}}] | [{\"event-loop-blocked\":{\"after\":50}}]",
        "[{\"event-loop-spinning\":{\"after\":0}}] | [{\"event-loop-spinning\":{\"after\":0}}]",
        "[{\"workers-exhausted\":{}}] | [{\"workers-exhausted\":{\"threads\":4,\"after\":50}}]",
        "[{\"workers-deadlocked\":{\"threads\":2}}] | [{\"workers-deadlocked\":{\"threads\":2,\"after\":50}}]",
        "[{\"auto-read-off\":{\"probability\":1}}] | [{\"auto-read-off\":{\"probability\":1.0,\"seed\":1}}]",
        "[{\"exception-skips-close\":{\"seed\":2,\"probability\":0.05}}] | [{\"exception-skips-close\":{\"probability\":0.05,\"stage\":\"after-response\",\"seed\":2}}]",
        "[{\"slow-cpu\":{\"cpu\":\"5ms\"}}] | [{\"slow-cpu\":{\"cpu\":\"5ms\",\"threads\":32,\"queue\":64}}]",
        "[{\"accept-stalled\":{}}] | [{\"accept-stalled\":{\"after\":50}}]",
        "[{\"slow-downstream\":{\"delay\":\"3000ms\"}}] | [{\"slow-downstream\":{\"delay\":\"3s\"}}]",
        "[{\"idle-timeout\":{\"after\":\"1s\"}}] | [{\"idle-timeout\":{\"after\":\"1s\"}}]",
        "[{\"long-answer\":{\"over\":\"3s\"}}] | [{\"long-answer\":{\"over\":\"3s\"}}]"})
    void whatIsNotGivenIsWrittenWithItsDefault(String given, String written) throws FaultException {
        assertThat(Faults.toJson(Faults.parse(given))).hasToString(written);
        assertThat(Faults.parse(written)).isEqualTo(Faults.parse(given));
    }

    @Test
    void aFaultWithoutParametersMayHaveNone() throws FaultException {
        JsonNode list = JsonNodeFactory.instance.arrayNode().addObject().putNull("no-fault");
        assertThat(Faults.parse(JsonNodeFactory.instance.arrayNode().add(list))).containsExactly(new NoFault());
    }

    /** A fault whose kind lacks its annotation is known to nobody. */
    @Test
    void everyFaultOfTheCatalogueIsFound() throws Exception {
        assertThat(faultsOfTheCatalogue()).hasSizeGreaterThanOrEqualTo(4)
                .map(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(
                        Faults.kinds()
                                .stream()
                                .map(kind -> kind.getClass().getEnclosingClass().getSimpleName())
                                .toList());
        assertThat(Faults.names()).doesNotHaveDuplicates();
    }

    @Test
    void everyFaultIsNamedLikeItsFileAndTellsAllItsParameters() {
        for (FaultKind kind : Faults.kinds()) {
            Class<?> fault = kind.getClass().getEnclosingClass();
            assertThat(kind.name())
                    .isEqualTo(fault.getSimpleName().replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT));
            assertThat(kind.parameters()).as(kind.name())
                    .isEqualTo(Arrays.stream(fault.getRecordComponents()).map(RecordComponent::getName).toList());
        }
    }

    private static List<Class<?>> faultsOfTheCatalogue() throws Exception {
        Path aFault = Path.of(NoFault.class.getResource("NoFault.class").toURI());
        List<Class<?>> faults = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(aFault.resolveSibling("."), "*.class")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName()).replace(".class", "");
                Class<?> found = Class.forName(NoFault.class.getPackageName() + "." + name);
                if (Fault.class.isAssignableFrom(found)) {
                    faults.add(found);
                }
            }
        }
        return faults;
    }

    @ParameterizedTest
    @CsvSource({"slow-clsoe, did you mean 'slow-close'?", "meteor-strikes, expected one of"})
    void aFaultThatThereIsNotIsNamedWithThoseThatThereAre(String name, String help) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Faults.parse("[{\"" + name + "\":{}}]"))
                .withMessageStartingWith("there is no fault " + name + "; expected one of "
                        + String.join(", ", Faults.names()))
                .withMessageContaining(help)
                .satisfies(e -> assertThat(e.path()).isEqualTo("0/" + name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "[{\"no-fault\":{}},{\"slow-close\":{}}] | 1/slow-close | fault slow-close: delay is missing, expected a duration such as 250us, 20ms, 5s, 2m or 3d",
        "[{\"slow-close\":{\"delay\":\"20\"}}] | 0/slow-close/delay | fault slow-close: delay is \"20\", expected a duration such as 250us, 20ms, 5s, 2m or 3d",
        "[{\"slow-close\":{\"delay\":20}}] | 0/slow-close/delay | fault slow-close: delay is 20, expected a duration such as 250us, 20ms, 5s, 2m or 3d",
        "[{\"slow-close\":{\"delay\":\"0ms\"}}] | 0/slow-close/delay | fault slow-close: delay is \"0ms\", expected more than 0us and at most 1h",
        "[{\"slow-close\":{\"delay\":\"61m\"}}] | 0/slow-close/delay | fault slow-close: delay is \"61m\", expected more than 0us and at most 1h",
        "[{\"slow-close\":{\"dealy\":\"20ms\"}}] | 0/slow-close/dealy | fault slow-close has no parameter dealy (\"20ms\"); expected one of delay; did you mean 'delay'?",
        "[{\"no-fault\":{\"x\":1}}] | 0/no-fault/x | fault no-fault has no parameter x (1); there are none",
        "[{\"exception-skips-close\":{\"probability\":1.5}}] | 0/exception-skips-close/probability | fault exception-skips-close: probability is 1.5, expected a number from 0 to 1",
        "[{\"exception-skips-close\":{\"probability\":\"often\"}}] | 0/exception-skips-close/probability | fault exception-skips-close: probability is \"often\", expected a number from 0 to 1",
        "[{\"exception-skips-close\":{\"probability\":1,\"stage\":\"late\"}}] | 0/exception-skips-close/stage | fault exception-skips-close: stage is \"late\", expected one of before-reading, mid-request, after-response",
        "[{\"slow-cpu\":{\"cpu\":\"5ms\",\"threads\":0}}] | 0/slow-cpu/threads | fault slow-cpu: threads is 0, expected a whole number from 1 to 1024",
        "[{\"slow-cpu\":{\"cpu\":\"5ms\",\"queue\":1.5}}] | 0/slow-cpu/queue | fault slow-cpu: queue is 1.5, expected a whole number from 1 to 65536",
        "[{\"half-close-ignored\":{\"probability\":1,\"seed\":0}}] | 0/half-close-ignored/seed | fault half-close-ignored: seed is 0, expected a whole number from 1 to 2147483647",
        "[{\"write-stalled\":{\"megabytes\":257}}] | 0/write-stalled/megabytes | fault write-stalled: megabytes is 257, expected a whole number from 1 to 256",
        "[{\"workers-deadlocked\":{\"threads\":1}}] | 0/workers-deadlocked/threads | fault workers-deadlocked: threads is 1, expected a whole number from 2 to 1024",
        "[{\"slow-close\":7}] | 0/slow-close | fault slow-close is 7, expected an object with its parameters",
        "[\"slow-close\"] | 0 | fault 1 of the list is \"slow-close\", expected an object with a single key, its name, such as {\"slow-close\":{\"delay\":\"20ms\"}}",})
    void aSlipIsNamedWithItsPlaceAndWhatWasExpected(String json, String path, String message) {
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> Faults.parse(json))
                .withMessage(message)
                .satisfies(e -> assertThat(e.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "[] []", "{}", "null", "7",
        "[{\"slow-close\":{\"delay\":\"1s\",\"delay\":\"2s\"}}]",
        "[{\"slow-close\":{\"delay\":\"99999999999999999999s\"}}]",
        "[{\"slow-close\":{\"delay\":\"999999999999999m\"}}]"})
    void whatIsNoListOfFaultsIsRefusedInOneLine(String json) {
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> Faults.parse(json))
                .satisfies(e -> assertThat(e.getMessage()).contains("expected").doesNotContain("\n"));
    }
}
