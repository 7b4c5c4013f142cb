package dev.closewait.lessons.run;

import dev.closewait.lessons.event.LessonEvent;

/** Hears a run of a lesson. The lesson waits while it hears: until a key is pressed, if it likes. */
@FunctionalInterface
public interface LessonListener {
    /**
     * Takes the next event.
     *
     * @throws InterruptedException when the lesson is to end here; its sockets are closed then
     */
    void on(LessonEvent event) throws InterruptedException;
}
