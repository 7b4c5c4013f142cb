package dev.closewait.lessons.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings of the kernel that decide what a lesson shows (ip-sysctl in the kernel's documentation). */
public final class KernelSetting {
    private static final Path FIN_TIMEOUT = Path.of("/proc/sys/net/ipv4/tcp_fin_timeout");
    /** What Linux sets (TCP_FIN_TIMEOUT, include/net/tcp.h). */
    private static final int DEFAULT_FIN_TIMEOUT = 60;

    private KernelSetting() {}

    /** How long an orphan may stay in FIN_WAIT_2, in seconds. */
    public static int finTimeoutSeconds() {
        try {
            // By lines: Files.readString asks for one byte first, and the kernel gives a setting only at once.
            return Integer.parseInt(Files.readAllLines(FIN_TIMEOUT).getFirst());
        } catch (IOException | NumberFormatException unknown) {
            return DEFAULT_FIN_TIMEOUT;
        }
    }
}
