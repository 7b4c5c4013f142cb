package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one detector said in one run.
 *
 * @param detector its name
 * @param wrong what was wrong with it, in a few words that can be counted; empty when it was correct
 * @param seconds from when the truth stood until it was said for good; empty when it was not, or nothing had to be said
 * @param stuckByThen how many sockets had come by then that never left
 * @param atTheEnd what it said of the subject when the load ended
 * @param words every pattern that it said at any look, in the order of their first saying
 */
record Heard(String detector, Optional<String> wrong, OptionalDouble seconds, OptionalInt stuckByThen,
        Optional<Diagnosis> atTheEnd, List<String> words) {
    Heard {
        words = List.copyOf(words);
    }

    boolean correct() {
        return wrong.isEmpty();
    }
}
