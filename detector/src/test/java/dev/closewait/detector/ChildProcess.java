package dev.closewait.detector;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that a test talks to line by line, and that ends with it: each reads its standard input until that ends. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    private ChildProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** A Python script; without Python the test is skipped. */
    public static ChildProcess python(String script, String... arguments) throws IOException {
        assumeWorks("python3 is needed", "python3", "-c", "");
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        command.addAll(List.of(arguments));
        return new ChildProcess(command);
    }

    /** A main class in a network namespace of its own, in which loopback is up; without the right the test is skipped. */
    public static ChildProcess inNamespaceOfItsOwn(Class<?> main) throws IOException {
        assumeWorks("the right to make a network namespace is needed", "unshare", "-n", "ip", "link", "set", "lo",
                "up");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ChildProcess(List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh",
                java.toString(), "-cp", System.getProperty("java.class.path"), main.getName()));
    }

    /**
     * A main class whose rights end at the processes that it starts; where no user namespace can be made the test is
     * skipped.
     */
    public static ChildProcess withoutRights(Class<?> main, String... arguments) throws IOException {
        assumeWorks("the right to make a user namespace is needed", "unshare", "--user", "--map-root-user", "true");
        List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(command);
    }

    private static void assumeWorks(String otherwise, String... command) {
        boolean works;
        try {
            works = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            works = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            works = false;
        }
        assumeTrue(works, otherwise + ": '" + String.join(" ", command) + "' does not work here");
    }

    public long pid() {
        return process.pid();
    }

    /** The numbers in the next line that it writes. */
    public List<Long> numbers() throws IOException {
        return List.of(line().split(" ", -1)).stream().map(Long::valueOf).toList();
    }

    /** The next line that it writes. */
    public String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("process " + pid() + " ended without another line");
        }
        return line;
    }

    /** Writes it a line. */
    public void tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /** Ends it by the end of its input, so that it can end what it started, and waits. */
    @Override
    public void close() {
        try {
            in.close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
