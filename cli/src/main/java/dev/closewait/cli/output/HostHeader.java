package dev.closewait.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The surroundings of a run, in a line: results of two machines can only be compared when these are known. */
public final class HostHeader {
    private HostHeader() {}

    /** Kernel, CPUs, descriptor limit and the kernel settings that bear on closing sockets. */
    public static String line() {
        return "Linux " + System.getProperty("os.version") + ", " + Runtime.getRuntime().availableProcessors()
                + " CPUs, "
                + "tcp_fin_timeout " + setting("net/ipv4/tcp_fin_timeout") + " s, somaxconn "
                + setting("net/core/somaxconn") + ", Java " + Runtime.version().feature();
    }

    private static String setting(String name) {
        try {
            // The kernel gives a setting in one read or not at all, so it must not be read byte by byte.
            return Files.readAllLines(Path.of("/proc/sys", name)).getFirst();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
