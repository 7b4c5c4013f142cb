package dev.closewait.lessons.event;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is left of a lesson when it is over.
 *
 * @param states the states that were read from the kernel in it, and where first
 * @param remember the sentence to keep
 * @param next the lesson that comes after it; empty after the last
 */
public record Recap(List<SeenState> states, String remember, Optional<Next> next) {
    /** The states, each with the step where it was read first: {@code LISTEN (step 2, listener), …}. */
    public String seen() {
        return states.stream()
                .map(each -> each.state() + " (step " + each.step() + ", " + each.endpoint() + ")")
                .collect(Collectors.joining(", "));
    }

    /** A lesson to come. */
    public record Next(int number, String name, String title) {}
}
