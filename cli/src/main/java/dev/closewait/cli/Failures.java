package dev.closewait.cli;

import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.run.RunException;
import java.io.IOException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one clear line and the right exit code. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The command line cannot be used as it stands. */
    static int badUsage(ParameterException wrong, String[] arguments) {
        CommandLine commandLine = wrong.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println("closewait: " + wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.BAD_USAGE;
    }

    /** A command was under way. */
    static int failed(Exception failure, CommandLine commandLine, ParseResult parsed) {
        LOG.debug("{} failed", commandLine.getCommandName(), failure);
        String line = switch (failure) {
            case ScenarioFileException _,RunException _,IOException _ -> String.valueOf(failure.getMessage());
            case InterruptedException _ -> "interrupted; everything that was started has ended";
            default -> ofOurOwn(failure);
        };
        commandLine.getErr().println("closewait: " + line);
        return failure instanceof ScenarioFileException ? ExitCode.BAD_USAGE : ExitCode.INTERNAL;
    }

    /** A command came to its end, and what it said did not reach who is to read it. */
    static int lost(PrintWriter err) {
        err.println("closewait: standard output could not be written to the end; is the disk full that it goes to?");
        return ExitCode.INTERNAL;
    }

    /** Something went wrong that no command could expect, such as a want of memory. */
    static int crashed(Throwable error, PrintWriter err) {
        LOG.debug("closewait crashed", error);
        err.println("closewait: " + ofOurOwn(error));
        return ExitCode.INTERNAL;
    }

    private static String ofOurOwn(Throwable failure) {
        return "an error of our own: " + failure + " (CLOSEWAIT_LOG=debug tells it in full)";
    }
}
