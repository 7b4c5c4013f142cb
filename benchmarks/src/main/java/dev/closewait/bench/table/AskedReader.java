package dev.closewait.bench.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A process that stays, and reads once for each line that it is sent: it times itself, and answers with how many rows it saw,
 * the nanoseconds, and where it knows them the bytes that it allocated. It ends with its standard input, so with us.
 */
final class AskedReader implements Contender {
    private static final byte[] ONCE = "\n".getBytes(US_ASCII);
    private static final String READY = "ready";

    private final String name;
    private final boolean ours;
    private final Process process;
    private final OutputStream questions;
    private final BufferedReader answers;

    private AskedReader(String name, boolean ours, Process process) {
        this.name = name;
        this.ours = ours;
        this.process = process;
        questions = process.getOutputStream();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    }

    /** Starts it; it may still warm up when this returns. */
    static AskedReader start(String name, boolean ours, List<String> command) throws IOException {
        return new AskedReader(name, ours,
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits until it is ready. */
    AskedReader await() throws IOException {
        String line = answer();
        while (!line.equals(READY)) {
            line = answer();
        }
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ours() {
        return ours;
    }

    @Override
    public Look look() throws IOException {
        questions.write(ONCE);
        questions.flush();
        String[] figures = answer().split(" ", -1);
        return new Look(Long.parseLong(figures[1]), Long.parseLong(figures[0]),
                figures.length > 2 ? OptionalLong.of(Long.parseLong(figures[2])) : OptionalLong.empty());
    }

    private String answer() throws IOException {
        @Nullable
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(
                    "'" + name + "' (pid " + process.pid() + ") ended before it answered; its errors stand above");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
