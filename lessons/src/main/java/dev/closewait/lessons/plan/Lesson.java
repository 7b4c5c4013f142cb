package dev.closewait.lessons.plan;

import dev.closewait.lessons.event.Term;
import java.util.List;

/** A lesson of the course, found by its {@code @AutoService} annotation. Its file reads as the lesson does. */
public interface Lesson {
    /** Its place in the course, from 1. */
    int number();

    /** Its short name: {@code passive-close}. */
    String name();

    String title();

    /** What it is about, in one paragraph. */
    String story();

    /** The sentence to keep of it. */
    String remember();

    /** Words that it uses for the first time in the course. */
    default List<Term> terms() {
        return List.of();
    }

    /** Whether it puts servers under load: it takes half a minute then, and no two runs of it show the same figures. */
    default boolean underLoad() {
        return false;
    }

    /** Writes down its steps. Nothing is called yet. */
    void plan(Plan plan);
}
