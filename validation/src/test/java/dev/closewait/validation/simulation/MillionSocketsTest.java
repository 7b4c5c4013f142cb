package dev.closewait.validation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.observation.Observation;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server that leaks a million connections")
class MillionSocketsTest {
    private static final int MILLION = 1_000_000;

    @Test
    void showsThemAllAtOnce() {
        Server server = Server.PROMPT.workers(64, false).cpu(new Times.Fixed(0.1)).holds(MILLION);
        SimulatedServer subject = new SimulatedServer(
                Plan.of(Traffic.steady(100_000), Clients.PROMPT, server).leaks(1, 0), 1);
        long begin = System.nanoTime();
        assertThat(subject.look(30_000, 0).closeWait().size()).isEqualTo(MILLION);
        long filled = System.nanoTime();
        int looks = 10;
        long shown = 0;
        Observation last = subject.look(30_001, 0);
        for (int look = 1; look <= looks; look++) {
            last = subject.look(30_001 + look, 0);
            shown += last.closeWait().size();
        }
        System.out.printf(Locale.ROOT, "%.1f s to leak a million; %.1f million sockets shown a second%n",
                (filled - begin) / 1e9, shown / 1e6 / ((System.nanoTime() - filled) / 1e9));
        assertThat(shown).isEqualTo((long) looks * MILLION);
        assertThat(last.closeWait().remoteEndpoint(MILLION - 1)).isNotEqualTo(last.closeWait().remoteEndpoint(0));
    }
}
