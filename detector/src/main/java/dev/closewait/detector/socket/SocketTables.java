package dev.closewait.detector.socket;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Opens socket tables. Each is read once before it is given, so that one that does not work is never given. */
public final class SocketTables {
    private static final Path PROC = Path.of("/proc");
    private static final Path PROC_NET = PROC.resolve("net");

    private SocketTables() {}

    /**
     * The best table that this machine offers: netlink, or else {@code /proc/net/tcp{,6}}.
     *
     * @param notice told in one line when it is not netlink, and why
     * @throws SocketTableException when neither can be read; it says what was tried and what to do
     */
    public static SocketTable open(Consumer<String> notice) throws SocketTableException {
        return open(SocketTables::netlink, () -> proc(PROC_NET), notice);
    }

    /**
     * The best table of the network namespace, ours or a container's, that a process is in: netlink, opened over there,
     * or else {@code /proc/PID/net/tcp{,6}}, which needs no right to enter.
     *
     * @param pid the process; without one it is our own namespace
     * @param notice told in one line when it is not netlink, and why; or that our own namespace is read because that of the
     *     process may not be known
     * @throws SocketTableException when neither can be read; it says what was tried and what to do
     */
    public static SocketTable open(OptionalLong pid, Consumer<String> notice) throws SocketTableException {
        if (pid.isEmpty()) {
            return open(notice);
        }
        long process = pid.getAsLong();
        return switch (NetworkNamespace.whose(process)) {
            case OURS -> open(notice);
            case HIDDEN -> {
                notice.accept("whether process " + process
                        + " is in a network namespace of its own may not be known: it is"
                        + " another user's; reading the sockets of ours. If it runs in a container, run this as root");
                yield open(notice);
            }
            case ANOTHER -> {
                Path net = PROC.resolve(Long.toString(process)).resolve("net");
                yield open(() -> NetlinkSocketTable.openWhereIs(process), () -> proc(net), notice);
            }
        };
    }

    /**
     * The table that netlink {@code sock_diag} gives.
     *
     * @throws SocketTableException when this machine or this Java has none
     */
    public static SocketTable netlink() throws SocketTableException {
        if (!"Linux".equals(System.getProperty("os.name"))) {
            throw new SocketTableException("netlink sock_diag: this is " + System.getProperty("os.name")
                    + ", expected Linux");
        }
        return NetlinkSocketTable.open();
    }

    /**
     * The table that the files {@code tcp} and {@code tcp6} of a directory give.
     *
     * @param directory normally {@code /proc/net}; {@code /proc/PID/net} for the network namespace of a process
     * @throws SocketTableException when {@code tcp} is not there or does not read as expected
     */
    public static SocketTable proc(Path directory) throws SocketTableException {
        return ProcSocketTable.open(directory);
    }

    /** Gives a table, or says why it cannot. */
    @FunctionalInterface
    interface Opener {
        SocketTable open() throws SocketTableException;
    }

    static SocketTable open(Opener first, Opener second, Consumer<String> notice) throws SocketTableException {
        SocketTableException firstTrouble;
        try {
            return first.open();
        } catch (SocketTableException e) {
            firstTrouble = e;
        }
        try {
            SocketTable table = second.open();
            notice.accept("reading " + table.source() + ", where the age of a socket begins at first sight, because of "
                    + firstTrouble.getMessage());
            return table;
        } catch (SocketTableException e) {
            e.addSuppressed(firstTrouble);
            throw new SocketTableException(
                    "no socket table can be read. Tried " + firstTrouble.getMessage() + ". Tried "
                            + e.getMessage()
                            + ". Run this on Linux, where AF_NETLINK sockets are allowed or /proc is mounted",
                    e);
        }
    }
}
