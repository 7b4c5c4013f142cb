package dev.closewait.lessons.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.Step;
import org.junit.jupiter.api.Test;

/** Time goes down a figure: its rows are drawn from above. */
class SequenceFigureTest {
    @Test
    void aCallStandsWhereItWasMadeAmongTheSegments() throws Exception {
        Step twoConnections = Runs.steps(Runs.of(Course.find("active-close").orElseThrow()))
                .stream()
                .filter(step -> step.title().equals("Two connections"))
                .findFirst()
                .orElseThrow();

        assertThat(SequenceFigure.of(twoConnections).orElseThrow())
                .containsSubsequence("connect(client1", ">SYN<", ">SYN+ACK<", ">ACK<", "server1 = accept",
                        "connect(client2",
                        ">SYN<", ">SYN+ACK<", ">ACK<", "server2 = accept");
    }
}
