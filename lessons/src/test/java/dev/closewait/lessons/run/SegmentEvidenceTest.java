package dev.closewait.lessons.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.closewait.lessons.event.Evidence;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Segment;
import dev.closewait.lessons.event.SegmentKind;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.kernel.Instruments;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.socket.LessonSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A segment is said to be captured when it was, and not because something could have captured it. Needs CAP_NET_RAW. */
class SegmentEvidenceTest {
    private static final Settings SOON = new Settings(Duration.ofMillis(100), false);

    @BeforeEach
    void onlyWithACapture() throws Exception {
        try (Instruments instruments = Instruments.open()) {
            assumeThat(instruments.all()).as("a packet socket needs CAP_NET_RAW")
                    .noneMatch(each -> each.name().equals("segments") && !each.works());
        }
    }

    @Test
    void whatCrossedAConnectionOfOnesOwnIsCaptured() throws Exception {
        try (OwnConnection connection = OwnConnection.open()) {
            assertThat(connection.connect().segments()).extracting(Segment::evidence)
                    .containsOnly(Evidence.CAPTURED);
            assertThat(connection.make(OwnCall.FIN).orElseThrow().segments()).extracting(Segment::evidence)
                    .containsOnly(Evidence.CAPTURED);
        }
    }

    @Test
    void whatIsClaimedAndDidNotCrossIsNot() throws Exception {
        List<Step> steps = new ArrayList<>();
        LessonRun.run(new WrongLesson(plan -> {
            LessonSocket listener = plan.listener();
            LessonSocket client = plan.client(listener);
            LessonSocket server = plan.server(client);
            plan.established(listener, client, server);
            plan.step("Half of it crosses")
                    .call(client.send("x"))
                    .queues(server, 1, 0)
                    .crosses(client.data(1), server.fin());
        }), SOON, event -> {
            if (event instanceof LessonEvent.Taken(Step step)) {
                steps.add(step);
            }
        });

        assertThat(steps.getLast().segments()).filteredOn(segment -> segment.kind() == SegmentKind.DATA)
                .extracting(Segment::evidence)
                .containsExactly(Evidence.CAPTURED);
        assertThat(steps.getLast().segments()).filteredOn(segment -> segment.kind() == SegmentKind.FIN)
                .extracting(Segment::evidence)
                .doesNotContain(Evidence.CAPTURED);
    }
}
