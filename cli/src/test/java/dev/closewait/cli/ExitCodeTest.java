package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.output.Terminal;
import dev.closewait.scenarios.grade.Grade;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({"PASS, 0", "FAIL, 1", "UNKNOWN, 2"})
    void isTheGrade(Grade grade, int code) {
        assertThat(ExitCode.of(grade)).isEqualTo(code);
    }

    @Test
    void anErrorIsOneLineAndNoProblemFound() {
        StringWriter err = new StringWriter();
        PrintWriter broken = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void println(String line) {
                throw new StackOverflowError("too deep");
            }
        };

        assertThat(Main.run(Terminal.plain(broken, new PrintWriter(err)), "list")).isEqualTo(ExitCode.INTERNAL);
        assertThat(err.toString().lines()).singleElement()
                .asString()
                .startsWith("closewait: an error of our own: java.lang.StackOverflowError: too deep");
    }
}
