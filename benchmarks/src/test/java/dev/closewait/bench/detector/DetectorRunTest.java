package dev.closewait.bench.detector;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DetectorRunTest {
    @Test
    void aDetectorThatDoesNotFindTheLeakIsAnError() throws Exception {
        DetectorRun run = new DetectorRun(100);

        run.look();

        assertThatThrownBy(run::expectLeak)
                .hasMessageStartingWith("survival was shown a leak of 100 sockets, and said");
    }
}
