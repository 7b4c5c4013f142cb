package dev.closewait.detector.socket;

import dev.closewait.detector.libc.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The network namespace of a process (network_namespaces(7)), such as a container's: where sockets can be opened that
 * belong to it. Held open, so that it stays when the process ends.
 */
final class NetworkNamespace implements NetlinkSocket.Opener {
    private static final int O_RDONLY = 0;
    private static final int O_CLOEXEC = 0x80000;
    /** From {@code linux/sched.h}. */
    private static final int CLONE_NEWNET = 0x40000000;

    private final Libc libc;
    private final long pid;
    private final int descriptor;

    private NetworkNamespace(Libc libc, long pid, int descriptor) {
        this.libc = libc;
        this.pid = pid;
        this.descriptor = descriptor;
    }

    /** Whose network namespace a process is in. */
    enum Whose {
        /** The one that we are in, or the process is gone. */
        OURS,
        /** Another. */
        ANOTHER,
        /** Who looks may not know: the process is another user's (ptrace(2), "access mode checking"). */
        HIDDEN
    }

    /** Whose network namespace a process is in, as far as we may know. */
    static Whose whose(long pid) {
        try {
            return Files.readSymbolicLink(link(pid)).equals(Files.readSymbolicLink(Path.of("/proc/self/ns/net")))
                    ? Whose.OURS
                    : Whose.ANOTHER;
        } catch (AccessDeniedException hidden) {
            return Whose.HIDDEN;
        } catch (IOException gone) {
            return Whose.OURS;
        }
    }

    /**
     * Opens the namespace that a process is in now.
     *
     * @param libc used by one thread at a time, of which several may take turns
     */
    static NetworkNamespace of(Libc libc, long pid) throws SocketTableException {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = libc.open(arena.allocateFrom(link(pid).toString()), O_RDONLY | O_CLOEXEC);
            if (descriptor < 0) {
                throw new SocketTableException(
                        "netlink sock_diag: " + link(pid) + " cannot be opened: " + Libc.describe(-descriptor));
            }
            return new NetworkNamespace(libc, pid, descriptor);
        }
    }

    /**
     * Opens a socket in this namespace. A thread that has entered it stays there; so that is done by one that then ends.
     *
     * @return its descriptor, or minus {@code errno}
     * @throws SocketTableException when this process may not enter
     */
    @Override
    public int socket(int domain, int type, int protocol) throws SocketTableException {
        Future<Visit> visit;
        try (ExecutorService visitor = Executors.newSingleThreadExecutor(Thread.ofPlatform().factory())) {
            visit = visitor.submit(() -> {
                int entered = libc.setns(descriptor, CLONE_NEWNET);
                return new Visit(entered, entered < 0 ? entered : libc.socket(domain, type, protocol));
            });
        }
        int entered = visit.resultNow().entered();
        if (entered < 0) {
            throw new SocketTableException("netlink sock_diag: the network namespace of process " + pid
                    + " may not be entered: " + Libc.describe(-entered) + "; run as root or with CAP_SYS_ADMIN");
        }
        return visit.resultNow().opened();
    }

    /** What a thread came back with; minus {@code errno} where something went wrong. */
    private record Visit(int entered, int opened) {}

    @Override
    public void close() {
        libc.close(descriptor);
    }

    private static Path link(long pid) {
        return Path.of("/proc", Long.toString(pid), "ns/net");
    }
}
