package dev.closewait.lessons.run;

import dev.closewait.lessons.plan.Lesson;
import dev.closewait.lessons.plan.Plan;
import java.util.function.Consumer;

/** A lesson that says what is not so. */
record WrongLesson(Consumer<Plan> steps) implements Lesson {
    @Override
    public int number() {
        return 99;
    }

    @Override
    public String name() {
        return "wrong";
    }

    @Override
    public String title() {
        return "What is not so";
    }

    @Override
    public String story() {
        return "The kernel does otherwise.";
    }

    @Override
    public String remember() {
        return "A kernel is believed, not a lesson.";
    }

    @Override
    public void plan(Plan plan) {
        plan.scene("Wrong");
        steps.accept(plan);
    }
}
