package dev.closewait.scenarios.cases;

import dev.closewait.scenarios.run.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Runs cases many times over, one run after the other, and prints how each detector did as a Markdown table. */
public final class CasesTable {
    private static final int ALL_CORRECT = 0;
    private static final int SOME_WRONG = 1;
    private static final int COULD_NOT_TELL = 2;
    private static final int BAD_USAGE = 64;
    private static final int DEFAULT_RUNS = 10;
    /** So many runs may come out UNKNOWN for each that is wanted. */
    private static final int MOST_TRIES = 3;

    private int runs = DEFAULT_RUNS;
    private Optional<Path> lines = Optional.empty();
    private final List<String> names = new ArrayList<>();

    private CasesTable() {}

    /** Takes {@code [--runs N] [--json FILE] [CASE ...]}. */
    public static void main(String... arguments) throws InterruptedException, IOException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException, IOException {
        CasesTable table = new CasesTable();
        List<Case> cases;
        try {
            table.read(new ArrayDeque<>(List.of(arguments)));
            cases = Cases.named(table.names);
        } catch (IllegalArgumentException bad) {
            System.err.println("cases: " + bad.getMessage());
            return BAD_USAGE;
        }
        List<Score> scores = new ArrayList<>();
        for (Case plan : cases) {
            scores.add(table.score(plan));
        }
        System.out.print(Markdown.of(scores));
        return exitCode(scores);
    }

    private static int exitCode(List<Score> scores) {
        if (scores.stream().anyMatch(Score::defaultWasWrong)) {
            return SOME_WRONG;
        }
        return scores.stream().allMatch(Score::complete) ? ALL_CORRECT : COULD_NOT_TELL;
    }

    private void read(Deque<String> arguments) {
        while (!arguments.isEmpty()) {
            String argument = arguments.remove();
            switch (argument) {
                case "--runs" -> runs = number(value(argument, arguments));
                case "--json" -> lines = Optional.of(Path.of(value(argument, arguments)));
                default -> names.add(argument);
            }
        }
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " lacks its value; expected --runs N or --json FILE");
        }
        return rest.remove();
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("--runs is '" + text + "'; expected 1 to 9999");
        }
        return Integer.parseInt(text);
    }

    /** Runs a case until it has come about as often as is wanted, or hopelessly seldom. */
    private Score score(Case plan) throws InterruptedException, IOException {
        Score score = new Score(plan, runs);
        if (plan.cannotRun().isEmpty()) {
            for (int seed = 1; !score.complete() && seed <= runs * MOST_TRIES; seed++) {
                run(plan, seed, score);
            }
        }
        return score;
    }

    private void run(Case plan, int seed, Score score) throws InterruptedException, IOException {
        try {
            CaseResult result = CaseRun.run(plan, seed);
            System.err.println(result);
            score.add(result);
            keep(RunLine.of(result));
        } catch (RunException failed) {
            System.err.println(plan.name() + " #" + seed + ": UNKNOWN: " + failed.getMessage());
            score.addUnknown();
        }
    }

    private void keep(String line) throws IOException {
        if (lines.isPresent()) {
            Files.writeString(lines.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
