package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until it is stopped (Ctrl-C, SIGTERM) finish in order: its last words are said, and its
 * own exit code is what the process ends with.
 */
final class StopRequest {
    /** A command that has not finished by then is left behind. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private Optional<Thread> interrupted = Optional.empty();

    /** Has a thread interrupted when the stop is requested, because it may wait for something else; before it runs. */
    void interrupts(Thread thread) {
        interrupted = Optional.of(thread);
    }

    /** Runs a command that looks at {@link #waitUntil} whether it shall stop, and gives its exit code. */
    int run(Callable<Integer> command) throws Exception {
        int[] code = {ExitCode.INTERNAL}; // until the command has come to another
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            requested.countDown();
            interrupted.ifPresent(Thread::interrupt);
            if (finishes()) {
                Runtime.getRuntime().halt(code[0]);
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            code[0] = command.call();
        } finally {
            finished.countDown();
            forget(hook);
        }
        return code[0];
    }

    /** Asks it to stop, as a key that is pressed does. */
    void request() {
        requested.countDown();
    }

    /** Whether it was asked to stop. */
    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits until this time on {@link System#nanoTime()}'s clock; false when it shall stop instead. */
    boolean waitUntil(long nanos) {
        try {
            return !requested.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean finishes() {
        try {
            return finished.await(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is running, and ends the process with the command's code.
            return;
        }
    }
}
