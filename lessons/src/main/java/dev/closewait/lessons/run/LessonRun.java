package dev.closewait.lessons.run;

import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Recap;
import dev.closewait.lessons.event.SeenStates;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.kernel.Instruments;
import dev.closewait.lessons.kernel.StepWatch;
import dev.closewait.lessons.plan.Expected;
import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import dev.closewait.lessons.plan.Scene;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.plan.StepPlan;
import dev.closewait.lessons.socket.Call;
import dev.closewait.lessons.socket.LessonSocket;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One run of a lesson, on the kernel of this machine. */
public final class LessonRun {
    private final Lesson lesson;
    private final Plan plan;
    private final LessonListener listener;
    private final SeenStates states = new SeenStates();
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
     * @throws IOException when the kernel's socket table cannot be read
     * @throws InterruptedException when this thread is interrupted, or the listener was
     */
    public static LessonEvent.Ended run(Lesson lesson, Settings settings, LessonListener listener)
            throws IOException, InterruptedException {
        Plan plan = new Plan(settings);
        lesson.plan(plan);
        try {
            return new LessonRun(lesson, plan, listener).run();
        } catch (ClosedByInterruptException stopped) {
            throw interrupted(stopped);
        }
    }

    /** An interrupt that came while a file of the kernel was read is none of the file's troubles. */
    static InterruptedException interrupted(ClosedByInterruptException stopped) {
        Thread.interrupted(); // as who throws an InterruptedException does
        return (InterruptedException) new InterruptedException("reading was ended early").initCause(stopped);
    }

    private LessonEvent.Ended run() throws IOException, InterruptedException {
        boolean complete = true;
        try (Instruments instruments = Instruments.open()) {
            say(new LessonEvent.Begun(lesson.number(), lesson.name(), lesson.title(), lesson.story(),
                    lesson.terms(), steps(), instruments.all()));
            for (Scene scene : plan.scenes()) {
                complete = complete && take(scene, instruments);
            }
        }
        LessonEvent.Ended ended = new LessonEvent.Ended(lesson.number(), lesson.name(), complete, differing,
                recap());
        say(ended);
        return ended;
    }

    private void say(LessonEvent event) throws InterruptedException {
        states.take(event);
        listener.on(event);
    }

    private Recap recap() {
        return new Recap(states.seen(), lesson.remember(), Course.after(lesson)
                .map(next -> new Recap.Next(next.number(), next.name(), next.title())));
    }

    private int steps() {
        return plan.scenes().stream().mapToInt(scene -> scene.steps().size()).sum();
    }

    /** Takes the steps of a scene; false when one differs so much that the next cannot build on it. */
    private boolean take(Scene scene, Instruments instruments) throws IOException, InterruptedException {
        try {
            Expected expected = Expected.atBeginOf(scene);
            for (StepPlan step : scene.steps()) {
                if (!take(scene, step, expected, instruments)) {
                    return false;
                }
                expected = expected.after(step);
            }
            return true;
        } finally {
            scene.end();
        }
    }

    private boolean take(Scene scene, StepPlan step, Expected expected, Instruments instruments)
            throws IOException, InterruptedException {
        number++;
        List<LessonSocket> sockets = scene.sockets();
        say(new LessonEvent.Announced(number, steps(), scene.title(), step.title(), step.question(),
                step.calls().stream().map(Call::announced).toList(), instruments.read(sockets)));
        List<EndpointView> before = instruments.read(sockets); // whoever heard of it may have taken his time
        Expected start = expected.aged(before);
        List<Difference> differences = new ArrayList<>(beginsOtherwise(step, start, before));
        StepWatch watch = instruments.watch(sockets, before, start.transitions(step));
        List<CallMade> calls = differences.isEmpty() ? make(step, differences) : List.of();
        Look look = differences.isEmpty()
                ? await(step, start, watch, () -> instruments.read(sockets))
                : new Look(instruments.read(sockets), List.of(), List.of());
        differences.addAll(look.ends());
        boolean goesOn = differences.isEmpty();
        differences.addAll(look.others());
        differing += differences.isEmpty() ? 0 : 1;
        say(new LessonEvent.Taken(new Step(number, steps(), scene.title(), step.title(), step.question(), calls,
                before, look.views(), expected.transitions(step), watch.segments(step), watch.traced(),
                step.exhibits().stream().map(Supplier::get).toList(), step.othersCross(), step.reasons(),
                differences)));
        return goesOn;
    }

    private static List<Difference> beginsOtherwise(StepPlan step, Expected start, List<EndpointView> before) {
        boolean happened = step.happensOfItself() && start.after(step).differences(before).isEmpty();
        return happened ? List.of() : start.differences(before);
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

    /** Reads the endpoints. */
    private interface Reading {
        List<EndpointView> read() throws IOException;
    }

    private Look await(StepPlan step, Expected start, StepWatch watch, Reading reading)
            throws IOException, InterruptedException {
        Expected end = start.after(step);
        Deadline deadline = new Deadline(plan.settings().deadline().plus(step.extraTime()));
        Look look;
        do {
            List<EndpointView> views = reading.read();
            List<Difference> ends = end.differences(views);
            look = new Look(views, ends, ends.isEmpty() ? others(step, watch) : List.of());
        } while (!look.holds() && deadline.pause());
        return look;
    }

    private static List<Difference> others(StepPlan step, StepWatch watch) throws IOException {
        List<Difference> others = new ArrayList<>(watch.differences(step));
        others.addAll(step.differences());
        return others;
    }
}
