package dev.closewait.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The files that a report is written to: each was named by an option, and has a form of its own.
 *
 * @param <R> what is reported
 */
public final class ReportFiles<R> {
    private final CommandLine command;
    private final List<Target<R>> targets = new ArrayList<>();

    /** @param command whose options name them */
    public ReportFiles(CommandLine command) {
        this.command = command;
    }

    private record Target<R>(String option, Path file, Function<R, String> form) {}

    /** One more, if it was asked for. */
    public ReportFiles<R> add(String option, Optional<Path> file, Function<R, String> form) {
        file.ifPresent(path -> targets.add(new Target<>(option, path, form)));
        return this;
    }

    /**
     * Makes sure that each can be written, before anything takes time.
     *
     * @throws ParameterException when one cannot
     */
    public void check() {
        Map<Path, String> seen = new HashMap<>();
        for (Target<R> target : targets) {
            Optional.ofNullable(seen.putIfAbsent(target.file().toAbsolutePath().normalize(), target.option()))
                    .map(other -> other + " is written there already")
                    .or(() -> WholeFile.whyNot(target.file()))
                    .ifPresent(why -> {
                        throw new ParameterException(command, target.option() + " " + target.file() + ": " + why);
                    });
        }
    }

    /**
     * Writes them all.
     *
     * @throws IOException when one cannot be written; what was there before is there still
     */
    public void write(R report) throws IOException {
        for (Target<R> target : targets) {
            WholeFile.write(target.file(), target.form().apply(report).getBytes(StandardCharsets.UTF_8));
        }
    }
}
