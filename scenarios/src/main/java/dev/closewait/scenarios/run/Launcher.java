package dev.closewait.scenarios.run;

import java.io.IOException;
import java.util.List;

/** Makes a process of a program. */
@FunctionalInterface
public interface Launcher {
    /** A child of this process. */
    Launcher CHILD = (program, arguments) -> {
        List<String> command = program.command(arguments);
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException cannot) {
            throw new RunException(program.name() + " cannot be started as " + command.getFirst() + ": "
                    + cannot.getMessage() + "; expected a program that is installed here", cannot);
        }
    };

    /**
     * Starts the program.
     *
     * @throws RunException when it cannot be started
     */
    Process launch(Program program, List<String> arguments) throws RunException;
}
