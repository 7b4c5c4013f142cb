package dev.closewait.lessons.run;

import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Instrument;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.plan.Expected;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Scene;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.plan.StepPlan;
import dev.closewait.lessons.socket.Call;
import dev.closewait.lessons.socket.LessonSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One run of a lesson, on the kernel of this machine. */
public final class LessonRun {
    private final Lesson lesson;
    private final Plan plan;
    private final LessonListener listener;
    private int number;
    private int differing;

    private LessonRun(Lesson lesson, Plan plan, LessonListener listener) {
        this.lesson = lesson;
        this.plan = plan;
        this.listener = listener;
    }

    /**
     * Runs a lesson from begin to end. However it ends, its sockets are closed.
     *
     * @param listener hears all of it, on this thread
     * @return the last event that the listener heard
     * @throws SocketTableException when the kernel's socket table cannot be read
     * @throws InterruptedException when this thread is interrupted, or the listener was
     */
    public static LessonEvent.Ended run(Lesson lesson, Settings settings, LessonListener listener)
            throws SocketTableException, InterruptedException {
        Plan plan = new Plan(settings);
        lesson.plan(plan);
        return new LessonRun(lesson, plan, listener).run();
    }

    private LessonEvent.Ended run() throws SocketTableException, InterruptedException {
        List<String> notices = new ArrayList<>();
        boolean complete = true;
        try (SocketTable table = SocketTables.open(notices::add)) {
            listener.on(new LessonEvent.Begun(lesson.number(), lesson.name(), lesson.title(), lesson.story(), steps(),
                    instruments(table, notices)));
            EndpointReader reader = new EndpointReader(table);
            for (Scene scene : plan.scenes()) {
                complete = complete && take(scene, reader);
            }
        }
        LessonEvent.Ended ended = new LessonEvent.Ended(lesson.number(), lesson.name(), complete, differing);
        listener.on(ended);
        return ended;
    }

    private int steps() {
        return plan.scenes().stream().mapToInt(scene -> scene.steps().size()).sum();
    }

    private static List<Instrument> instruments(SocketTable table, List<String> notices) {
        return List.of(new Instrument("socket table", true, table.source() + String.join("", notices)),
                new Instrument("segments", true, "counted by the sockets themselves (TCP_INFO)"));
    }

    /** Takes the steps of a scene; false when one differs so much that the next cannot build on it. */
    private boolean take(Scene scene, EndpointReader reader) throws SocketTableException, InterruptedException {
        try {
            Expected expected = Expected.atBeginOf(scene);
            for (StepPlan step : scene.steps()) {
                if (!take(scene, step, expected, reader)) {
                    return false;
                }
                expected = expected.after(step);
            }
            return true;
        } finally {
            scene.end();
        }
    }

    private boolean take(Scene scene, StepPlan step, Expected begin, EndpointReader reader)
            throws SocketTableException, InterruptedException {
        number++;
        List<LessonSocket> sockets = scene.sockets();
        List<EndpointView> before = reader.read(sockets);
        listener.on(new LessonEvent.Announced(number, steps(), scene.title(), step.title(), step.question(),
                step.calls().stream().map(Call::announced).toList(), before));
        before = reader.read(sockets); // whoever heard of it may have taken his time
        List<Difference> differences = new ArrayList<>(begin.differences(before));
        SegmentCount count = new SegmentCount(sockets);
        List<CallMade> calls = make(step, differences);
        Look look = differences.isEmpty()
                ? await(step, begin.after(step), count, sockets, reader)
                : new Look(reader.read(sockets), List.of(), List.of());
        differences.addAll(look.ends());
        boolean goesOn = differences.isEmpty();
        differences.addAll(look.others());
        differing += differences.isEmpty() ? 0 : 1;
        listener.on(new LessonEvent.Taken(new Step(number, steps(), scene.title(), step.title(), step.question(), calls,
                before, look.views(), begin.transitions(step), count.segments(step), List.of(),
                step.exhibits().stream().map(Supplier::get).toList(), step.why(), step.section(), differences)));
        return goesOn;
    }

    /** A call cannot throw what an interrupt throws; one that was ended early has kept it. */
    private static List<CallMade> make(StepPlan step, List<Difference> differences) throws InterruptedException {
        List<CallMade> made = new ArrayList<>();
        for (Call call : step.calls()) {
            Call.Result result = call.make();
            if (Thread.interrupted()) {
                throw new InterruptedException(call.text() + " was ended early");
            }
            made.add(result.made());
            if (!result.asExpected()) {
                differences.add(new Difference(call.text(), call.expectedResult(), result.made().result()));
                return made;
            }
        }
        return made;
    }

    /** What one look at the kernel shows, and where that differs. */
    private record Look(List<EndpointView> views, List<Difference> ends, List<Difference> others) {
        boolean holds() {
            return ends.isEmpty() && others.isEmpty();
        }
    }

    private Look await(StepPlan step, Expected expected, SegmentCount count, List<LessonSocket> sockets,
            EndpointReader reader) throws SocketTableException, InterruptedException {
        Deadline deadline = new Deadline(plan.settings().deadline().plus(step.extraTime()));
        Look look;
        do {
            List<EndpointView> views = reader.read(sockets);
            look = new Look(views, expected.differences(views),
                    Stream.concat(count.differences(step).stream(), step.differences().stream()).toList());
        } while (!look.holds() && deadline.pause());
        return look;
    }
}
