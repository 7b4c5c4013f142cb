package dev.closewait.bench.survival;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SubjectTest {
    @Test
    void aDetectorThatDoesNotFindTheLeakIsAnError() throws Exception {
        Subject subject = new Subject(100);

        subject.look();

        assertThatThrownBy(subject::expectLeak)
                .hasMessageStartingWith("survival was shown a leak of 100 sockets, and said");
    }
}
