package dev.closewait.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.bench.machine.Tools;
import dev.closewait.bench.result.Skipped;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParticipantsTest {
    private final Participants<String> participants = new Participants<>();

    @Test
    void whoCannotTakePartIsSkippedWithTheReason() throws Exception {
        participants.add("one", () -> "one");
        participants.add("another", () -> Tools.require("no-such-program", "some-package").toString());
        participants.addAll("two", () -> List.of("two", "three"));

        assertThat(participants.ready()).containsExactly("one", "two", "three");
        assertThat(participants.skipped()).containsExactly(new Skipped("another",
                "no-such-program is not installed; on Debian and Ubuntu: apt install some-package"));
    }

    @Test
    void whoFailsIsNotSkipped() {
        assertThatThrownBy(() -> participants.add("one", () -> {
            throw new IOException("it ended");
        })).hasMessage("it ended");
    }
}
