package dev.closewait.lessons.event;

/**
 * What a learner has predicted.
 *
 * @param number the number of the choice, from 1
 * @param right whether it turns out so
 */
public record Prediction(int number, String choice, boolean right) {
    /** What is said of it when the step has been taken. */
    public String verdict() {
        return (right ? "right: " : "not so: ") + choice;
    }
}
