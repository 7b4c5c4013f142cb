package dev.closewait.validation.contestant;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.ObservationWriter;
import dev.closewait.validation.contestant.CommandContestant.Loss;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A program at work on one trace: a look is written, then a line is awaited. Writing, reading and waiting are done by threads
 * of their own, so nothing that a program does or leaves undone holds up who asks for longer than its {@link Patience}.
 *
 * <p>It loses the trace when it cannot be started, ends or closes its output before the trace does, answers too late, too
 * much, before it was asked, or something else than an {@link Answer}; and stays lost.
 */
final class CommandAttempt implements Attempt {
    /** What a program is told to be the source of its sockets. */
    private static final String SOURCE = "trace";
    /** For a program to end by itself when its trace has ended, and to say its last words when it ends too soon. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** What sh ends with when it found no program, or one that it may not run (POSIX, Shell & Utilities 2.8.2). */
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    /** What a process that a signal ended is said to end with, less the signal's number (the same). */
    private static final int SIGNALLED = 128;

    private static final int KIB = 1_024;

    private final Leash leash;
    private final Process program;
    private final Patience patience;
    private final Consumer<Optional<Loss>> whenEnded;
    private final ExecutorService writing = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("contestant-input").factory());
    private final Writer input;
    private final ObservationWriter observations;
    private final AnswerLines answers;
    private final LastWords errors;
    private Optional<Future<?>> written = Optional.empty();
    private Optional<Loss> lost = Optional.empty();
    private Duration left;
    private long look;
    private boolean closed;

    private CommandAttempt(Leash leash, Patience patience, Consumer<Optional<Loss>> whenEnded) {
        this.leash = leash;
        this.program = leash.program();
        this.patience = patience;
        this.whenEnded = whenEnded;
        this.left = patience.trace();
        this.input = new BufferedWriter(new OutputStreamWriter(program.getOutputStream(), StandardCharsets.US_ASCII));
        this.observations = new ObservationWriter(input, SOURCE);
        this.answers = new AnswerLines(program.getInputStream());
        this.errors = new LastWords(program.getErrorStream());
    }

    /**
     * Starts the program, and has it wait for its first look.
     *
     * @param whenEnded told once how the attempt was lost, if it was, when it is closed
     */
    static Attempt start(String command, Patience patience, Consumer<Optional<Loss>> whenEnded)
            throws ContestantException {
        try {
            CommandAttempt attempt = new CommandAttempt(Leash.start(command), patience, whenEnded);
            attempt.write(() -> {
                attempt.input.write('\n'); // what it waits for
                attempt.input.flush();
                return null;
            });
            return attempt;
        } catch (IOException cannot) {
            whenEnded.accept(Optional.of(Loss.NOT_STARTED));
            throw new ContestantException("cannot be started: " + OneLine.of(cannot), cannot);
        }
    }

    @Override
    public List<Said> observe(Observation observation) throws ContestantException, InterruptedException {
        look++;
        lost = Optional.of(Loss.OTHER); // until it has answered as it should
        if (answers.isAhead()) {
            throw new ContestantException("said something before it was shown look " + look + ": "
                    + OneLine.of(answers.next(0).map(AnswerLines.Heard::text).orElse(""))
                    + "; expected one line for each look");
        }
        long asked = System.nanoTime();
        long deadline = asked + Math.min(patience.look().toNanos(), left.toNanos());
        write(() -> {
            observations.write(observation);
            return null;
        });
        String answer = heard(deadline);
        mustHaveRead(deadline);
        left = left.minusNanos(System.nanoTime() - asked);
        List<Said> said = Answer.read(answer, look);
        lost = Optional.empty();
        return said;
    }

    private String heard(long deadline) throws ContestantException, InterruptedException {
        Optional<AnswerLines.Heard> heard = answers.next(deadline - System.nanoTime());
        if (heard.isEmpty()) {
            throw late();
        }
        String text = heard.get().text();
        return switch (heard.get().kind()) {
            case LINE -> text;
            case TOO_LONG -> throw new ContestantException("answered look " + look + " with more than "
                    + AnswerLines.MOST_BYTES / KIB + " KiB in one line: " + OneLine.of(text));
            case END -> throw ended();
        };
    }

    /** The columns of an observation are filled again once we return, so it must not be under way still. */
    private void mustHaveRead(long deadline) throws ContestantException, InterruptedException {
        try {
            written.orElseThrow().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException unread) {
            throw new ContestantException("answered look " + look + " and did not read it", unread);
        } catch (ExecutionException refused) {
            throw new ContestantException("closed its input before it had read look " + look, refused);
        }
    }

    private ContestantException late() throws InterruptedException {
        if (!program.isAlive()) {
            return ended(); // and left something behind that has its output open
        }
        lost = Optional.of(Loss.TOO_LATE);
        String words = errors.asReason(Duration.ofMillis(1));
        if (left.compareTo(patience.look()) < 0) {
            return new ContestantException("took longer than " + Patience.words(patience.trace()) + " for " + look
                    + " looks of one trace" + words);
        }
        String hint = look == 1 && words.isEmpty() ? "; does it flush what it prints?" : words;
        return new ContestantException(
                "did not answer look " + look + " within " + Patience.words(patience.look()) + hint);
    }

    private ContestantException ended() throws InterruptedException {
        if (!program.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new ContestantException("closed its output before it answered look " + look
                    + errors.asReason(Duration.ofMillis(1)));
        }
        int code = program.exitValue();
        String words = errors.asReason(GRACE);
        if (look == 1 && (code == NOT_FOUND || code == NOT_EXECUTABLE)) {
            lost = Optional.of(Loss.NOT_STARTED);
            return new ContestantException("cannot be started" + words);
        }
        if (code == 0) {
            return new ContestantException("ended before it answered look " + look + words);
        }
        return new ContestantException((code > SIGNALLED
                ? "was ended by signal " + (code - SIGNALLED)
                : "crashed with exit code " + code) + " at look " + look + words);
    }

    private void write(Callable<?> what) {
        written = Optional.of(writing.submit(what));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (lost.isEmpty() && look > 0) {
            letEnd();
        }
        leash.close();
        answers.close();
        writing.shutdownNow();
        whenEnded.accept(lost);
    }

    /** Its input ends, and it may end in its own way. */
    private void letEnd() {
        try {
            input.close();
            program.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException gone) {
            // It has ended already, after its last answer.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
