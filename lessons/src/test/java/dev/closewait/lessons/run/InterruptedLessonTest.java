package dev.closewait.lessons.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lesson that is stopped in the middle leaves no socket open, wherever it was. */
class InterruptedLessonTest {
    private final Set<Integer> ports = new HashSet<>();

    static Stream<Lesson> onSockets() {
        return Course.lessons().stream().filter(lesson -> lesson.number() <= 8);
    }

    @ParameterizedTest
    @MethodSource("onSockets")
    void nothingIsLeftOfALessonThatIsStoppedBeforeItsLastStep(Lesson lesson) throws Exception {
        long held = descriptorsOfSockets();

        assertThatThrownBy(() -> LessonRun.run(lesson, Settings.DEFAULT, event -> {
            if (event instanceof LessonEvent.Announced announced) {
                note(announced.before());
                if (announced.step() == announced.of()) {
                    throw new InterruptedException();
                }
            }
        })).isInstanceOf(InterruptedException.class);

        assertThat(ports).isNotEmpty();
        assertThat(left()).isEmpty();
        assertThat(descriptorsOfSockets()).isEqualTo(held);
    }

    @Test
    void aThreadThatIsInterruptedWhileAStepWaitsEndsLikewise() throws Exception {
        Lesson waits = new WrongLesson(plan -> {
            var listener = plan.listener();
            plan.step("Listen, and wait for what never comes")
                    .call(listener.socket(), listener.bind(), listener.listen(1))
                    .check(() -> {
                        listener.local().ifPresent(local -> ports.add(local.port()));
                        Thread.currentThread().interrupt();
                        return List.of(new Difference("the moon", "blue", "white"));
                    })
                    .moves(listener, Cause.PASSIVE_OPEN, TcpState.LISTEN)
                    .queues(listener, 0, 1);
        });

        assertThatThrownBy(() -> LessonRun.run(waits, Settings.DEFAULT, _ -> {}))
                .isInstanceOf(InterruptedException.class);
        assertThat(ports).isNotEmpty();
        assertThat(left()).isEmpty();
    }

    /** Where there is a kernel's trace, it is read next: an interrupt closes that file, which is no trouble of the file's. */
    @Test
    void aThreadThatIsInterruptedBeforeTheTraceIsReadEndsLikewise() {
        Lesson ends = new WrongLesson(plan -> {
            var listener = plan.listener();
            plan.step("Listen, and be interrupted when all holds")
                    .call(listener.socket(), listener.bind(), listener.listen(1))
                    .moves(listener, Cause.PASSIVE_OPEN, TcpState.LISTEN)
                    .queues(listener, 0, 1)
                    .check(() -> {
                        Thread.currentThread().interrupt();
                        return List.of();
                    });
            plan.step("Never taken").call(listener.close());
        });

        assertThatThrownBy(() -> LessonRun.run(ends, Settings.DEFAULT, _ -> {}))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private void note(List<EndpointView> views) {
        views.forEach(view -> view.local().ifPresent(local -> ports.add(local.port())));
    }

    /** TIME_WAIT is the kernel's own, and ends by itself. */
    private List<String> left() throws IOException {
        SocketColumns columns = new SocketColumns();
        try (SocketTable table = SocketTables.open(_ -> {})) {
            table.read(TcpState.ALL_BITS & ~TcpState.TIME_WAIT.bit(), columns);
        }
        return Stream.iterate(0, row -> row + 1)
                .limit(columns.size())
                .filter(row -> ports.contains(columns.localPort(row)))
                .map(row -> columns.localEndpoint(row) + " " + columns.state(row))
                .toList();
    }

    private static long descriptorsOfSockets() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(InterruptedLessonTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }
}
