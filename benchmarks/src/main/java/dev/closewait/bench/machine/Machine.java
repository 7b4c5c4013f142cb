package dev.closewait.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where figures were taken: those of two machines can only be compared when these are known.
 *
 * @param cpu the processor's model
 * @param cores how many CPUs this process may use
 * @param memoryMiB how much memory there is
 * @param kernel the kernel's release
 * @param jdk the Java virtual machine's version
 */
public record Machine(String cpu, int cores, long memoryMiB, String kernel, String jdk) {
    private static final String UNKNOWN = "unknown";
    private static final int KIB_PER_MIB = 1024;

    /** This one. */
    public static Machine here() {
        return new Machine(value("/proc/cpuinfo", "model name").orElse(UNKNOWN),
                Runtime.getRuntime().availableProcessors(),
                value("/proc/meminfo", "MemTotal").map(Machine::kib).orElse(0L) / KIB_PER_MIB,
                System.getProperty("os.version", UNKNOWN),
                System.getProperty("java.vm.vendor", UNKNOWN) + " " + Runtime.version());
    }

    /** In a line. */
    public String line() {
        return String.format(Locale.ROOT, "%s, %d CPUs, %,d MiB; Linux %s; Java %s", cpu, cores, memoryMiB, kernel,
                jdk);
    }

    /** The value of the first line with this key, in files such as /proc/cpuinfo. */
    static Optional<String> value(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What such a file calls kB is 1024 bytes. */
    static long kib(String value) {
        return Long.parseLong(value.replaceFirst(" kB$", ""));
    }
}
