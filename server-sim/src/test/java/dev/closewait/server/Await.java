package dev.closewait.server;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, not for a time. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Await() {}

    /** Returns when the condition holds; fails when it never does. */
    public static void until(String what, BooleanSupplier condition) throws InterruptedException {
        until(() -> what, condition);
    }

    /** As {@link #until(String, BooleanSupplier)}, for what can be told only when it did not come. */
    public static void until(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                fail("not within " + PATIENCE.toSeconds() + " s: " + what.get());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Returns when that is there no more. */
    public static void gone(String what, Supplier<? extends Optional<?>> source) throws InterruptedException {
        until(what + " is gone", () -> source.get().isEmpty());
    }
}
