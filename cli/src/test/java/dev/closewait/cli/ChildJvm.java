package dev.closewait.cli;

import dev.closewait.sim.JvmFlags;
import java.util.List;
import java.util.stream.Stream;

/** A JVM that a test starts, with what the launcher starts a command's with. */
public final class ChildJvm {
    private ChildJvm() {}

    /** The command that runs a class of this class path; the first argument names closewait's command. */
    public static List<String> command(Class<?> main, String... arguments) {
        return command(System.getProperty("java.class.path"), main, arguments);
    }

    static List<String> command(String classPath, Class<?> main, String... arguments) {
        List<String> flags = JvmFlags.ofCommand(arguments.length == 0 ? "" : arguments[0]);
        return Stream.of(List.of(java()), flags, List.of("-cp", classPath, main.getName()), List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /** The beginning of a shell command that runs closewait, to be followed by a blank and its arguments. */
    static String shellCommand() {
        return "'" + java() + "' " + String.join(" ", JvmFlags.ofCommand("")) + " -cp '"
                + System.getProperty("java.class.path") + "' " + Main.class.getName();
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }
}
