package dev.closewait.scenarios.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program that runs in a process of its own: on this JVM's own Java, and from its own class path.
 *
 * @param name what errors call it
 * @param mainClass its main class
 */
record Program(String name, String mainClass) {
    /**
     * A small JVM that is up soon: both simulators are bound by the kernel, and share two cores with what they
     * measure. The first two let Netty at its native transports without a warning.
     */
    private static final List<String> JVM = List.of("--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
            "-Xmx256m");

    /** The command line that starts it. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return command;
    }
}
