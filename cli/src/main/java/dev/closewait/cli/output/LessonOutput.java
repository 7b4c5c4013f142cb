package dev.closewait.cli.output;

import dev.closewait.lessons.run.LessonListener;
import java.util.Optional;

/** How lessons are shown while they are run, and what who sees them wishes. */
public interface LessonOutput extends LessonListener, AutoCloseable {
    /**
     * What is wished, once; empty where nobody wished anything, and one lesson follows the other. Asked when a lesson is over, and
     * when {@link #on} has ended it.
     */
    default Optional<LessonWish> wish() {
        return Optional.empty();
    }

    /** Gives back what showing them took, in whatever way they came to their end. */
    @Override
    default void close() {}
}
