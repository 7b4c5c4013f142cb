package dev.closewait.scenarios.run;

import dev.closewait.sim.JvmFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that runs in a process of its own.
 *
 * @param name what errors call it
 * @param start the binary, and the arguments that come before any others
 */
public record Program(String name, List<String> start) {
    /** A small JVM that is up soon: both simulators are bound by the kernel, and share two cores with what they measure. */
    private static final List<String> JVM = Stream
            .of(JvmFlags.ACCESS, JvmFlags.MODEST, JvmFlags.SOON, List.of("-Xshare:auto", "-Xmx256m"))
            .flatMap(List::stream)
            .toList();

    public Program {
        start = List.copyOf(start);
    }

    /** A Java program: on this JVM's own Java, and from its own class path. */
    public static Program java(String name, String mainClass) {
        List<String> start = new ArrayList<>();
        start.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        start.addAll(JVM);
        start.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return new Program(name, start);
    }

    /** The command line that starts it. */
    public List<String> command(List<String> arguments) {
        return Stream.concat(start.stream(), arguments.stream()).toList();
    }
}
