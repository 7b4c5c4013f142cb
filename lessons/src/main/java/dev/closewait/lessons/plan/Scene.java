package dev.closewait.lessons.plan;

import dev.closewait.lessons.socket.LessonSocket;
import java.util.ArrayList;
import java.util.List;

/** A part of a lesson, with sockets of its own. */
public final class Scene {
    private final String title;
    private final List<LessonSocket> sockets = new ArrayList<>();
    private final List<StepPlan> steps = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();

    Scene(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Its sockets, in the order in which they are shown. */
    public List<LessonSocket> sockets() {
        return List.copyOf(sockets);
    }

    public List<StepPlan> steps() {
        return List.copyOf(steps);
    }

    /** Ends it: closes its sockets, and what else it holds open. */
    public void end() {
        sockets.forEach(LessonSocket::discard);
        endings.forEach(Runnable::run);
    }

    void atEnd(Runnable ending) {
        endings.add(ending);
    }

    LessonSocket add(LessonSocket socket) {
        sockets.add(socket);
        return socket;
    }

    StepPlan step(String stepTitle) {
        StepPlan step = new StepPlan(stepTitle);
        steps.add(step);
        return step;
    }
}
