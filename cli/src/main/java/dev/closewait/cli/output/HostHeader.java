package dev.closewait.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The surroundings of a run, in a line: results of two machines can only be compared when these are known. */
public final class HostHeader {
    private static final String DESCRIPTORS = "Max open files";
    private static final String UNKNOWN = "unknown";

    private HostHeader() {}

    /** Kernel, CPUs, descriptor limit and the kernel settings that bear on closing sockets. */
    public static String line() {
        return "Linux " + System.getProperty("os.version") + ", " + Runtime.getRuntime().availableProcessors()
                + " CPUs, "
                + "descriptor limit " + descriptorLimit() + ", tcp_fin_timeout " + setting("net/ipv4/tcp_fin_timeout")
                + " s, somaxconn "
                + setting("net/core/somaxconn") + ", Java " + Runtime.version().feature();
    }

    /** What the machine is called. */
    public static String name() {
        return setting("kernel/hostname");
    }

    /** The soft limit of this process, which the processes that it starts inherit (proc_pid_limits(5)). */
    private static String descriptorLimit() {
        try {
            return Files.readAllLines(Path.of("/proc/self/limits"))
                    .stream()
                    .filter(line -> line.startsWith(DESCRIPTORS))
                    .map(line -> line.substring(DESCRIPTORS.length()).strip().split(" +", 2)[0])
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }

    private static String setting(String name) {
        try {
            // The kernel gives a setting in one read or not at all, so it must not be read byte by byte.
            return Files.readAllLines(Path.of("/proc/sys", name)).getFirst();
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }
}
