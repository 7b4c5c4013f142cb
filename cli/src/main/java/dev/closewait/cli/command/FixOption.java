package dev.closewait.cli.command;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** When a fix of a leak is due, for those who want to be told what to do until then. */
final class FixOption {
    @Option(names = "--fix-in", paramLabel = "DURATION", description = "When a fix of a leak is due, such as 3d or 12h: says what to do until then.")
    private Optional<Duration> due = Optional.empty();

    Optional<Duration> due() {
        return due;
    }
}
