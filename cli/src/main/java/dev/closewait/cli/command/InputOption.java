package dev.closewait.cli.command;

import dev.closewait.cli.output.Terminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is read: a file, or standard input. */
final class InputOption {
    private static final String STANDARD_INPUT = "-";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Parameters(paramLabel = "FILE|-", arity = "0..1", defaultValue = STANDARD_INPUT, description = "What to read; '-' or nothing is standard input.")
    private String file = STANDARD_INPUT;

    /** What it is called, for people. */
    String name() {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }

    /**
     * Opens it; through a channel, because a thread that waits for one can be interrupted.
     *
     * @param of what is expected in it, such as {@code observations}
     * @param terminal where a person who is to type it is told so
     * @param hint what that person is told
     * @throws ParameterException when it cannot be read
     */
    InputStream open(String of, Terminal terminal, String hint) {
        if (file.equals(STANDARD_INPUT)) {
            if (terminal.typed()) {
                terminal.err().println("closewait: " + hint);
            }
            return Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new ParameterException(command.commandLine(), file + ": is a folder; expected a file of " + of);
        }
        try {
            return Channels.newInputStream(FileChannel.open(path));
        } catch (IOException unreadable) {
            throw new ParameterException(command.commandLine(),
                    file + ": cannot be read (" + Reasons.of(unreadable) + "); expected a file of " + of
                            + ", or '-' for standard input",
                    unreadable);
        }
    }
}
