package dev.closewait.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private static final String OURS = "{\"version\":1,\"port\":81}";
    private static final String ANOTHER = "{\"version\":1,\"port\":99}";
    private static final String FINAL = "{\"version\":1,\"final\":true,\"services\":[]}";

    @Test
    void itWatchesWhenItHasToldOfEachServiceOfThePopulation() throws Exception {
        try (Watcher watcher = saying(Set.of(81), ANOTHER, OURS, FINAL)) {
            watcher.awaitServices();

            assertThat(watcher.end()).isEqualTo(FINAL);
        }
    }

    @Test
    void aServiceOfSomebodyElseAndTheLastLineDoNotCount() throws Exception {
        try (Watcher watcher = saying(Set.of(81, 82), ANOTHER, OURS, FINAL)) {
            assertThatThrownBy(watcher::awaitServices).isInstanceOf(IOException.class)
                    .hasMessageContaining("did not tell of all services at [", "before it ended");
        }
    }

    @Test
    void oneThatEndsIsNotWaitedFor() throws Exception {
        try (Watcher watcher = saying(Set.of())) {
            assertThatThrownBy(watcher::awaitServices).hasMessageContaining("before it ended");
        }
    }

    private static Watcher saying(Set<Integer> ports, String... lines) throws IOException {
        return Watcher.start("a program", true, ports,
                List.of("sh", "-c", "printf '%s' \"$0\"", String.join("\n", lines)));
    }
}
