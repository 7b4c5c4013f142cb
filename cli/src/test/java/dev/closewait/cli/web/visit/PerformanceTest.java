package dev.closewait.cli.web.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/** What a visitor hears at the end of a run, and may do then. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // who is told nothing waits
class PerformanceTest {
    /** Ends at once, in some way. */
    private record Brief(Runnable end) implements Play {
        @Override
        public void describe(ObjectNode line) {
            line.put("kind", "brief");
        }

        @Override
        public void run(Stage stage) {
            end.run();
        }
    }

    @Test
    void anErrorIsToldTooAndNotOnlyAnException() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Play broken = new Brief(() -> {
            throw new AssertionError("broken");
        });
        new Performance(1, broken, Optional.empty(), () -> {}, heard::add).begin();

        assertThat(heard.take()).contains("\"started\"");
        assertThat(heard.take()).contains("\"over\"", "failed", "broken");
    }

    @Test
    void itIsOverWhenThatIsSaidSoThatSomethingElseMayBeginAtOnce() throws InterruptedException {
        BlockingQueue<Boolean> running = new LinkedBlockingQueue<>();
        List<Performance> itself = new ArrayList<>();
        Performance performance = new Performance(1, new Brief(() -> {}), Optional.empty(), () -> {},
                _ -> running.add(itself.getFirst().running()));
        itself.add(performance);
        performance.begin();

        assertThat(running.take()).as("when it is said to have started").isTrue();
        assertThat(running.take()).as("when it is said to be over").isFalse();
    }
}
