package dev.closewait.lessons.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.socket.Errno;
import dev.closewait.lessons.socket.LessonSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A kernel that answers otherwise than a lesson says is reported, not glossed over. */
class KernelAnswersOtherwiseTest {
    /** What is wrong stays wrong: there is nothing to wait for. */
    private static final Settings SOON = new Settings(Duration.ofMillis(100), false);

    private final List<Step> steps = new ArrayList<>();

    @Test
    void aWrongStateIsSaidAndEndsTheLesson() throws Exception {
        LessonEvent.Ended ended = run(plan -> {
            LessonSocket listener = plan.listener();
            plan.step("Listen")
                    .call(listener.socket(), listener.bind(), listener.listen(1))
                    .moves(listener, Cause.PASSIVE_OPEN, TcpState.ESTABLISHED)
                    .queues(listener, 0, 1);
            plan.step("Never taken").call(listener.close());
        });

        assertThat(steps).hasSize(1);
        assertThat(steps.getFirst().holds()).isFalse();
        assertThat(steps.getFirst().differences())
                .containsExactly(new Difference("state of listener", "ESTABLISHED", "LISTEN"));
        assertThat(ended.complete()).isFalse();
        assertThat(ended.holds()).isFalse();
    }

    @Test
    void aWrongQueueIsSaid() throws Exception {
        run(plan -> {
            LessonSocket listener = plan.listener();
            plan.step("Listen")
                    .call(listener.socket(), listener.bind(), listener.listen(1))
                    .moves(listener, Cause.PASSIVE_OPEN, TcpState.LISTEN)
                    .queues(listener, 2, 1);
        });

        assertThat(steps.getFirst().differences()).containsExactly(new Difference("Recv-Q of listener", "2", "0"));
    }

    @Test
    void aWrongSegmentIsSaidAndTheLessonGoesOn() throws Exception {
        LessonEvent.Ended ended = run(plan -> {
            LessonSocket listener = plan.listener();
            LessonSocket client = plan.client(listener);
            LessonSocket server = plan.server(client);
            plan.established(listener, client, server);
            plan.step("Nothing crosses").crosses(server.fin());
            plan.step("Taken").why("3.6", "It builds on states only.");
        });

        assertThat(steps).hasSize(3);
        assertThat(steps.get(0).differences()).isEmpty();
        assertThat(steps.get(1).differences())
                .contains(new Difference("segments sent by server", "1", "0"),
                        new Difference("segments received by client", "1", "0"));
        assertThat(steps.get(2).differences()).isEmpty();
        assertThat(ended.complete()).isTrue();
        assertThat(ended.differing()).isEqualTo(1);
        assertThat(ended.holds()).isFalse();
    }

    @Test
    void aCallThatFailsIsSaidWithTheError() throws Exception {
        LessonEvent.Ended ended = run(plan -> {
            LessonSocket listener = plan.listener();
            LessonSocket client = plan.client(listener);
            plan.step("Nobody listens").call(listener.socket(), listener.bind(), client.socket(), client.connect());
        });

        assertThat(steps.getFirst().differences())
                .contains(
                        new Difference("connect(client, listener)", "success", "-1 ECONNREFUSED (Connection refused)"));
        assertThat(ended.complete()).isFalse();
    }

    @Test
    void aCallThatShouldFailAndDoesNotIsSaid() throws Exception {
        run(plan -> {
            LessonSocket listener = plan.listener();
            plan.step("Bind").call(listener.socket(), listener.bind().failing(Errno.EADDRINUSE));
        });

        assertThat(steps.getFirst().differences())
                .containsExactly(
                        new Difference("bind(listener, 127.0.0.1:0)", "-1 EADDRINUSE (Address already in use)", "0"));
    }

    private LessonEvent.Ended run(Consumer<Plan> plan) throws Exception {
        return LessonRun.run(new WrongLesson(plan), SOON, event -> {
            if (event instanceof LessonEvent.Taken(Step step)) {
                steps.add(step);
            }
        });
    }
}
