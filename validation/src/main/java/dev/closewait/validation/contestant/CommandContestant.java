package dev.closewait.validation.contestant;

import dev.closewait.detector.trace.TraceHeader;
import java.util.Objects;
import java.util.Optional;

/**
 * A program in any language, started anew for each trace. It is given observations on its standard input, a line each, as
 * {@code docs/observations.md} describes them, and answers each with exactly one line, an {@link Answer}, before it is given
 * the next: so no program can know what comes. Nothing else is told to it, the label least of all.
 *
 * <p>The command is what {@code sh -c} takes: quotes, variables and pipes mean what they mean there.
 *
 * <p>Whatever a program does, it loses a trace at most: see {@link CommandAttempt}. One that cannot be started, or does not
 * answer in time, in {@link #CHANCES} traces in a row is not tried again, so that each further trace does not cost that time;
 * those are lost, too. One that crashes or answers nonsense does so soon, and is tried on each.
 */
public final class CommandContestant implements Contestant {
    /** After so many traces that were lost in a row in the same way, and took time, the rest is given up. */
    public static final int CHANCES = 3;

    private final String command;
    private final Patience patience;
    private Optional<Loss> streak = Optional.empty();
    private int streakLength;

    /** In what way a trace was lost: whether it is likely, and costly, to happen again. */
    enum Loss {
        NOT_STARTED("cannot be started"), TOO_LATE("does not answer in time"), OTHER("");

        private final String words;

        Loss(String words) {
            this.words = words;
        }
    }

    public CommandContestant(String command) {
        this(command, Patience.DEFAULT);
    }

    public CommandContestant(String command, Patience patience) {
        this.command = command;
        this.patience = Objects.requireNonNull(patience);
    }

    @Override
    public String name() {
        return command.strip();
    }

    @Override
    public String origin() {
        return "command";
    }

    @Override
    public Attempt attempt(TraceHeader header) throws ContestantException {
        Optional<String> hopeless = hopeless();
        if (hopeless.isPresent()) {
            throw new ContestantException(hopeless.get());
        }
        return CommandAttempt.start(command, patience, this::ended);
    }

    private synchronized Optional<String> hopeless() {
        return streak.filter(_ -> streakLength >= CHANCES)
                .map(loss -> "was not tried, because it " + loss.words + ": " + CHANCES
                        + " traces in a row were lost so");
    }

    /** How an attempt ended: in which way it was lost, or else not at all. */
    private synchronized void ended(Optional<Loss> loss) {
        boolean again = loss.isPresent() && loss.equals(streak);
        streak = loss.filter(way -> way != Loss.OTHER);
        streakLength = again ? streakLength + 1 : 1;
    }
}
