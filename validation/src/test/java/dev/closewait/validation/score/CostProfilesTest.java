package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostProfilesTest {
    @TempDir
    private Path folder;

    @Test
    void thoseThatAreShippedCanBeRead() {
        assertThat(CostProfiles.shipped()).extracting(CostProfile::name).isEqualTo(CostProfiles.NAMES);
    }

    @Test
    void aFileOfTheSameFormIsOne() throws Exception {
        assertThat(CostProfiles.find(written(shipped())).name()).isEqualTo("pager");
    }

    @Test
    void whatIsNeitherIsSaid() {
        assertThatThrownBy(() -> CostProfiles.find("bold")).isInstanceOf(BadFileException.class)
                .hasMessage(
                        "no cost profile is named 'bold', and there is no such file; there are balanced, pager, ci");
    }

    /** What is wrong, where, and what was expected, in one line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "\"lost\":       | \"loss\":       | line 16, column 3: 'loss' is not known; expected one of name, story, nothing, said",
        "\"lost\": 1.1,  | ^^              | 'lost' lacks",
        "\"lost\": 1.1   | \"lost\": \"a lot\" | line 16, column 3: 'lost' is 'a lot'; expected a number",
        "\"lost\": 1.1   | \"lost\": null  | line 16, column 3: 'lost' lacks, or is null",
        "\"lost\": 1.1   | \"lost\": -1    | a cost of -1.0: expected a number from 0",
        "\"lost\": 1.1   | \"lost\": 1e999 | a cost of Infinity: expected a number from 0",
        "\"STALLED\": 1} | \"STOPPED\": 1} | line 4, column 3: 'nothing' is 'STOPPED'; expected one of HEALTHY, FAST_CHURN",
        "\"HEALTHY\": 0.1, | ^^            | nothing.HEALTHY of 0.0: expected a number over 0",
        "\"atMost\": 0.2 | \"atMost\": 0.9 | expected no more than any mistake about a problem costs",
        "\"delay\":      | \"lost\":       | line 17, column 9: Duplicate Object property",
        "\"each\": 0.002 | \"per\": 0.002  | line 17, column 13: 'per' is not known; expected one of each, atMost",
        "}}              | }} extra        | line 19"})
    void aMistakeIsSaidWithItsPlace(String part, String other, String expected) throws Exception {
        String text = shipped().stripTrailing().replaceFirst("\\}\\s*\\}$", "}}");
        assertThat(text).contains(part);
        int at = text.indexOf(part);
        String file = written(text.substring(0, at) + other + text.substring(at + part.length()));

        assertThatThrownBy(() -> CostProfiles.find(file)).isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(file)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("dev.closewait");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"null | null", "[] | array", "7 | number"})
    void whatIsNoObjectIsNoProfile(String text, String what) throws Exception {
        String file = written(text);

        assertThatThrownBy(() -> CostProfiles.find(file)).isInstanceOf(BadFileException.class)
                .hasMessage(file + ": is " + what + "; expected an object");
    }

    private String written(String text) throws Exception {
        return Files.writeString(folder.resolve("mine.json"), text).toString();
    }

    private static String shipped() throws Exception {
        try (InputStream in = CostProfiles.class.getResourceAsStream("/profiles/pager.json")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
