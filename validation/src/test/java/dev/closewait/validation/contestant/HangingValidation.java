package dev.closewait.validation.contestant;

import dev.closewait.detector.observation.Observation;
import java.time.Duration;

/** A validation in a process of its own, which waits for a program that hangs. */
final class HangingValidation {
    private static final Duration LONG = Duration.ofMinutes(10);

    private HangingValidation() {}

    public static void main(String... arguments) throws Exception {
        Observation look = RecordedLooks.of("leak").getLast();
        try (Attempt attempt = new CommandContestant(arguments[0], new Patience(LONG, LONG))
                .attempt(RecordedLooks.HEADER)) {
            attempt.observe(look);
        }
    }
}
