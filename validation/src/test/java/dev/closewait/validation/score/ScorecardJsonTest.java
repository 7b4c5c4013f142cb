package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.corpus.Sweep;
import dev.closewait.validation.corpus.Sweep.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written today is a baseline tomorrow. */
class ScorecardJsonTest {
    @TempDir
    private Path folder;

    private Scorecard scorecard = new Scorecard("none", List.of(), List.of(), List.of(), 0);
    private String text = "";

    @BeforeEach
    void write() throws Exception {
        List<CostProfile> profiles = CostProfiles.shipped();
        Sweep sweep = new Sweep("one leak in", "", List.of(new Stage(20, List.of(MadeUpTrace.leak(3)))));
        scorecard = new Validation(List.of(new Script("good", "H H L"), new Script("crashing", "L+C !")),
                profiles.getFirst(), profiles, 2, ValidationListener.NONE)
                .run(List.of(MadeUpTrace.leak(1.5), MadeUpTrace.of(Pattern.HEALTHY).simulated(),
                        new BadTracesTest.Unreadable()), List.of(sweep));
        text = ScorecardJson.text(scorecard);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        assertThat(ScorecardJson.read(file(text))).isEqualTo(scorecard);
    }

    @Test
    void itIsVersionedAndLeavesOutWhatCouldNotBeTold() {
        assertThat(text).startsWith("{\n  \"version\" : 1,\n  \"profile\" : \"balanced\"").endsWith("}\n");
        assertThat(text).doesNotContain("null").doesNotContain("NaN").contains("\"mark\" : \"LOST\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "\"version\" : 1    | \"version\" : 2     | version 2 of scorecards; this closewait reads version 1",
        "\"version\" : 1,   | ^^                  | is no scorecard; expected an object with a 'version'",
        "\"RIGHT\"          | \"GOOD\"            | 'contestants[0].results[0].mark' is 'GOOD'; expected one of RIGHT, PARTLY, WRONG, LOST",
        "\"origin\"         | \"extra\" : 1, \"origin\" | 'contestants[0].extra' is not known; expected one of confusion, ",
        "\"origin\"         | \"source\"          | 'contestants[0].origin' lacks, or is null",
        "\"falseAlarms\"    | \"alarms\"          | 'contestants[0].results[0].falseAlarms' lacks, or is null",
        "\"RECORDED\"       | null                | 'contestants[0].results[0].origin' lacks, or is null"})
    void whatIsNoScorecardIsRefusedWithThePlace(String part, String other, String expected) throws Exception {
        assertThat(text).contains(part);
        int at = text.indexOf(part);
        Path file = file(text.substring(0, at) + other + text.substring(at + part.length()));

        assertThatThrownBy(() -> ScorecardJson.read(file)).isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("dev.closewait");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws Exception {
        for (int length = 0; length < text.length() - 2; length += 97) {
            Path file = file(text.substring(0, length));

            assertThatThrownBy(() -> ScorecardJson.read(file)).isInstanceOf(BadFileException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageNotContaining("\n");
        }
        assertThatThrownBy(() -> ScorecardJson.read(folder.resolve("none"))).isInstanceOf(BadFileException.class)
                .hasMessageEndingWith("there is no such file");
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("scorecard.json"), content);
    }
}
