package dev.closewait.bench.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside this one: of the same Java, and from the same class path. */
public final class OurJvm {
    private OurJvm() {}

    /** The binary. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The command that runs a class. */
    public static List<String> command(List<String> flags, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
