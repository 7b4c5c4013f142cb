package dev.closewait.lessons.event;

import java.util.List;
import java.util.Optional;

/**
 * What a run of a lesson says, in this order: {@link Begun}; for each step {@link Announced} and then {@link Taken};
 * {@link Ended}. Each is a value that may be kept and shown again.
 */
public sealed interface LessonEvent {
    /**
     * A lesson begins.
     *
     * @param number its place in the course, from 1
     * @param name its short name: {@code passive-close}
     * @param story what it is about, in one paragraph
     * @param terms words that are used in it and explained here
     * @param steps how many there are
     * @param instruments what the kernel is watched with, and what cannot be
     */
    record Begun(int number, String name, String title, String story, List<Term> terms, int steps,
            List<Instrument> instruments) implements LessonEvent {
        /** What cannot be used here, where nothing else does the same. */
        public List<Instrument> missing() {
            return instruments.stream()
                    .filter(each -> instruments.stream()
                            .noneMatch(other -> other.works() && other.name().equals(each.name())))
                    .toList();
        }
    }

    /**
     * A step is about to be taken. Nothing was called yet: whoever lets a learner predict keeps this event until the learner has.
     *
     * @param step the step's number, from 1
     * @param calls what will be called, without results
     * @param before the endpoints as they are now
     */
    record Announced(int step, int of, String scene, String title, Optional<Question> question, List<CallMade> calls,
            List<EndpointView> before) implements LessonEvent {}

    /** A step was taken. */
    record Taken(Step step) implements LessonEvent {}

    /**
     * The lesson is over, and its sockets are closed.
     *
     * @param complete whether every step was taken; a step whose states or calls differ is the last, for the others build on it
     * @param differing how many steps differ
     * @param recap what is left of it
     */
    record Ended(int number, String name, boolean complete, int differing, Recap recap) implements LessonEvent {
        /** Whether the kernel did all that the lesson says. */
        public boolean holds() {
            return complete && differing == 0;
        }
    }
}
