package dev.closewait.lessons.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrnoTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "18, 18", "-32, -1 EPIPE (Broken pipe)", "-115, -1 EINPROGRESS (Operation now in progress)"})
    void aResultReadsAsInStrace(int result, String text) {
        assertThat(Errno.text(result)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void itsWordsAreEnglishInEveryLanguage(Errno errno) {
        assertThat(Errno.text(-errno.number())).matches("-1 " + errno + " \\([A-Z][a-z]+( [a-z]+)*\\)");
    }

    @Test
    void whatNoLessonMeetsHasItsNumber() {
        assertThat(Errno.text(-1)).startsWith("-1 errno 1 (");
    }
}
