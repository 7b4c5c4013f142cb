package dev.closewait.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What our JVMs are started with: read from {@code jvm-flags}, the very file that the launchers read. */
public final class JvmFlags {
    private static final Pattern LINE = Pattern.compile("^(\\w+)='([^']*)'$", Pattern.MULTILINE);
    private static final Map<String, List<String>> ALL = read();

    /** For every JVM: it may call the C library, and does not warn of it. */
    public static final List<String> ACCESS = named("access");

    /** For one that stands beside what is measured: it has one thread, and leaves no file behind. */
    public static final List<String> MODEST = named("modest");

    /** For what is over in seconds, or bound by the kernel: it is up sooner, and never gets as fast. */
    public static final List<String> SOON = named("soon");

    private JvmFlags() {}

    /** What {@code ./closewait} starts this command with, but for its cache of loaded classes. */
    public static List<String> ofCommand(String command) {
        List<String> pace = named("lasting_commands").contains(command) ? named("lasting") : SOON;
        return Stream.of(MODEST, pace, ACCESS).flatMap(List::stream).toList();
    }

    private static List<String> named(String name) {
        return Objects.requireNonNull(ALL.get(name), () -> "jvm-flags: there is no line " + name + "='...'");
    }

    private static Map<String, List<String>> read() {
        try (InputStream file = Objects.requireNonNull(JvmFlags.class.getResourceAsStream("jvm-flags"))) {
            return LINE.matcher(new String(file.readAllBytes(), UTF_8))
                    .results()
                    .collect(Collectors.toMap(line -> line.group(1),
                            line -> List.of(line.group(2).split(" ", -1))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("jvm-flags is a part of this program and cannot be read", unreadable);
        }
    }
}
