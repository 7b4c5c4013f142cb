package dev.closewait.lessons.event;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something to predict before a step is taken.
 *
 * @param choices answers to choose from; empty where the learner is to think freely
 * @param right the number of the right choice, from 1; empty where there are none
 * @param answer what is so; for when the step has been taken
 */
public record Question(String asks, List<String> choices, OptionalInt right, String answer) {
    public Question {
        choices = List.copyOf(choices);
        if (right.isPresent() == choices.isEmpty() || right.orElse(1) < 1 || right.orElse(0) > choices.size()) {
            throw new IllegalArgumentException("'" + asks + "' has " + choices.size()
                    + " choices, of which the right one is said to be " + right);
        }
    }

    /** One to think of freely. */
    public static Question open(String asks, String answer) {
        return new Question(asks, List.of(), OptionalInt.empty(), answer);
    }

    /** What somebody predicts who takes the choice of this number, from 1; nothing where there is no such choice. */
    public Optional<Prediction> predict(int number) {
        return number < 1 || number > choices.size()
                ? Optional.empty()
                : Optional.of(new Prediction(number, choices.get(number - 1), number == right.orElse(0)));
    }
}
