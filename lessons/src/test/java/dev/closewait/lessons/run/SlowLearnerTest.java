package dev.closewait.lessons.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.course.L02PassiveClose;
import dev.closewait.lessons.course.L07Orphans;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers run while a learner thinks. */
class SlowLearnerTest {
    @Test
    void whatHappenedMeanwhileIsNoDifference() throws Exception {
        int[] waited = {0};

        LessonEvent.Ended ended = LessonRun.run(new L07Orphans(), Settings.DEFAULT, event -> {
            if (event instanceof LessonEvent.Announced announced) {
                for (EndpointView view : announced.before()) {
                    if (view.state() == TcpState.FIN_WAIT_2) {
                        waited[0]++;
                        untilGone(view.local().orElseThrow());
                    }
                }
            }
        });

        assertThat(waited[0]).isEqualTo(1);
        assertThat(ended.holds()).isTrue();
    }

    /** An orphan with a closed window goes after some minutes; a socket that is held waits for as long as a class talks. */
    @Test
    void noOrphanIsHeldStill() throws Exception {
        List<EndpointView> inLastAck = new ArrayList<>();
        LessonRun.run(new L02PassiveClose(), Settings.DEFAULT, event -> {
            if (event instanceof LessonEvent.Announced announced) {
                announced.before().stream().filter(view -> view.state() == TcpState.LAST_ACK).forEach(inLastAck::add);
            }
        });

        assertThat(inLastAck).isNotEmpty().allMatch(view -> view.descriptor().isPresent());
    }

    private static void untilGone(Endpoint endpoint) {
        try (SocketTable table = SocketTables.open(_ -> {})) {
            SocketColumns columns = new SocketColumns();
            Deadline deadline = new Deadline(Duration.ofSeconds(20));
            do {
                table.read(TcpState.FIN_WAIT_2.bit(), columns);
                columns.retain(row -> columns.localEndpoint(row).equals(endpoint));
            } while (columns.size() > 0 && deadline.pause());
            assertThat(columns.size()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
