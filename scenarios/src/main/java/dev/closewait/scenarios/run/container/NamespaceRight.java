package dev.closewait.scenarios.run.container;

import dev.closewait.scenarios.run.RunException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The right to enter a container's network namespace, which netlink needs to tell how long a socket has been in CLOSE_WAIT:
 * CAP_SYS_ADMIN (setns(2)). Who may only use the engine has not got it.
 */
final class NamespaceRight {
    /** From {@code linux/capability.h}. */
    private static final int CAP_SYS_ADMIN = 21;
    private static final String EFFECTIVE = "CapEff:";
    private static final int HEX = 16;

    private NamespaceRight() {}

    /**
     * Makes sure that this process has it.
     *
     * @throws RunException when it has not; it says what to do
     */
    static void require() throws RunException {
        if (!holds(status())) {
            throw new RunException("the sockets of containers are read in their network namespaces, which only root may"
                    + " enter (CAP_SYS_ADMIN); run closewait as root, or without --in containers");
        }
    }

    /** Whether the lines of {@code /proc/PID/status} say so. */
    static boolean holds(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(EFFECTIVE))
                .map(line -> new BigInteger(line.substring(EFFECTIVE.length()).strip(), HEX))
                .anyMatch(capabilities -> capabilities.testBit(CAP_SYS_ADMIN));
    }

    private static List<String> status() throws RunException {
        try {
            return Files.readAllLines(Path.of("/proc/self/status"));
        } catch (IOException noProc) {
            throw new RunException("/proc/self/status cannot be read; containers are run on Linux only", noProc);
        }
    }
}
