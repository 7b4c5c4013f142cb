package dev.closewait.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A watch in lines")
class WatchLinesTest {
    @Test
    void letsNothingThatAProcessIsCalledReachTheTerminal() {
        StringWriter out = new StringWriter();
        Terminal terminal = Terminal.plain(new PrintWriter(out), new PrintWriter(new StringWriter()));
        Diagnosis leak = new Diagnosis(new Service(80, 7), Pattern.LEAK, List.of(), 0.999, Instant.EPOCH,
                List.of("3 of them are held by pid 8 (\033]0;owned\007\u202eevil)."), Optional.empty(),
                Optional.of("Stop \033[2J."));

        WatchLines.ofRecorded(terminal, Optional.empty()).changed(leak);

        assertThat(out.toString()).contains("(?]0;owned??evil).", "Stop ?[2J.").doesNotContain("\033", "\007");
    }
}
