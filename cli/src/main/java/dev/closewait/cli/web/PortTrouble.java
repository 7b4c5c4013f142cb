package dev.closewait.cli.web;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Why a port cannot be had. The JDK's own words for it are the C library's, in whatever language this machine speaks. */
final class PortTrouble {
    private static final Path FIRST_UNPRIVILEGED = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    /** As it is where nobody has set it (ip(7)). */
    private static final int USUALLY = 1024;

    private PortTrouble() {}

    /** What was wrong, and what to do. */
    static String says(int port, Throwable cause) {
        return says(port, firstUnprivileged(), cause);
    }

    /** @param firstUnprivileged the lowest port that everybody may have */
    static String says(int port, int firstUnprivileged, Throwable cause) {
        if (!(cause instanceof BindException)) {
            return "port " + port + " cannot be listened on: " + cause.getMessage();
        }
        String what = port < firstUnprivileged && !isListenedOn(port)
                ? " may not be used by this user"
                : " is in use by another process";
        return "port " + port + what + "; choose another with --port, or 0 for any free one";
    }

    private static int firstUnprivileged() {
        try {
            return Integer.parseInt(Files.readString(FIRST_UNPRIVILEGED).strip());
        } catch (IOException | NumberFormatException untold) {
            return USUALLY;
        }
    }

    private static boolean isListenedOn(int port) {
        SocketColumns listeners = new SocketColumns();
        try (SocketTable table = SocketTables.open(_ -> {})) {
            table.read(TcpState.LISTEN.bit(), listeners);
        } catch (SocketTableException untold) {
            return false;
        }
        return IntStream.range(0, listeners.size()).anyMatch(row -> listeners.localPort(row) == port);
    }
}
