package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.process.ThreadTimes.Times;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {
    private final ThreadTimes threads = new ThreadTimes(Path.of("/proc/self/no-such-directory"));

    @Test
    void theThreadsAreSummedUp() {
        assertThat(threads.update(Map.of("1", new Times(100, 10), "2", new Times(200, 20))))
                .isEqualTo(new Times(300, 30));
    }

    @Test
    void whatAnEndedThreadHadUsedStays() {
        threads.update(Map.of("1", new Times(100, 10), "2", new Times(200, 20)));

        assertThat(threads.update(Map.of("1", new Times(101, 10)))).isEqualTo(new Times(301, 30));
        assertThat(threads.update(Map.of("1", new Times(102, 10)))).isEqualTo(new Times(302, 30));
    }

    @Test
    void aNewThreadWithAnOldNumberIsAddedToTheOldOne() {
        threads.update(Map.of("1", new Times(100, 10)));

        assertThat(threads.update(Map.of("1", new Times(5, 1)))).isEqualTo(new Times(105, 11));
    }

    @Test
    void runningAndWaitingAreTheFirstTwoNumbers() {
        assertThat(Times.parse("123456 789 42\n")).contains(new Times(123456, 789));
        assertThat(Times.parse("")).isEmpty();
        assertThat(Times.parse("1 x 2")).isEmpty();
    }
}
