package dev.closewait.validation.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An answer")
class AnswerTest {
    @Test
    void isReadWithTheMostSevereFirst() throws Exception {
        assertThat(Answer.read("""
                {"version":1,"services":[
                  {"port":80,"pattern":"HEALTHY","also":[]},
                  {"port":0,"pid":7,"pattern":"LEAK","also":["CPU_STARVED","FAST_CHURN"],"confidence":0.9},
                  {"port":81,"pattern":"SLOW_CLOSE"}],"remarks":{}}""", 1))
                .containsExactly(new Said(0, Pattern.LEAK, EnumSet.of(Pattern.CPU_STARVED, Pattern.FAST_CHURN)),
                        new Said(81, Pattern.SLOW_CLOSE, Set.of()), new Said(80, Pattern.HEALTHY, Set.of()));
    }

    @Test
    void maySayNothing() throws Exception {
        assertThat(Answer.read("{\"services\":[]}", 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null", textBlock = """
            ` `                                                           | an empty line; expected {"services":
            hello                                                         | no JSON: hello; expected
            {"services":[]                                                | no JSON: {"services":[]; expected
            {"services":[]} {"services":[]}                               | no JSON: {"services":[]} {"services":[]}
            []                                                            | no list of services: []; expected
            {"service":[]}                                                | no list of services: {"service":[]}; expected
            {"services":[{"pattern":"LEAK"}]}                             | the port missing; expected 0 to 65535
            {"services":["LEAK"]}                                         | the port missing; expected
            {"services":[{"port":65536,"pattern":"LEAK"}]}                | the port 65536; expected 0 to 65535
            {"services":[{"port":80.5,"pattern":"LEAK"}]}                 | the port 80.5; expected
            {"services":[{"port":4294967376,"pattern":"LEAK"}]}           | the port 4294967376; expected
            {"services":[{"port":80}]}                                    | the pattern missing; expected one of HEALTHY,
            {"services":[{"port":80,"pattern":"leak"}]}                   | the pattern "leak"; expected one of HEALTHY, FAST_CHURN,
            {"services":[{"port":80,"pattern":7}]}                        | the pattern 7; expected one of
            {"services":[{"port":80,"pattern":"LEAK","also":"LEAK"}]}     | the list 'also' "LEAK"; expected patterns
            {"services":[{"port":80,"pattern":"LEAK","also":["DRIP"]}]}   | the pattern "DRIP"; expected one of
            """)
    void thatIsNoneIsToldWithWhatWasExpected(String line, String what) {
        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> Answer.read(line, 17))
                .withMessageStartingWith("answered look 17 with " + what);
    }

    @Test
    void maySinkDeepAndIsStillOnlyNonsense() {
        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> Answer.read("[".repeat(100_000), 1))
                .withMessageStartingWith("answered look 1 with no JSON: [[[");
    }
}
