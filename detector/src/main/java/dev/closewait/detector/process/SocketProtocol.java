package dev.closewait.detector.process;

import dev.closewait.detector.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Which protocol an open socket speaks, also one that is in no table any more: the kernel keeps the name as an
 * attribute of the socket's file ({@code system.sockprotoname}, net/socket.c).
 */
final class SocketProtocol {
    /** {@code /proc/PID/fd/N} with two numbers of the most digits that there are, and a zero byte. */
    private static final int LONGEST_PATH = 64;
    private static final int LONGEST_NAME = 64;
    private static final String TCP = "TCP";
    private static final String TCP_OVER_IPV6 = "TCPv6";

    private final Libc libc;
    private final MemorySegment path;
    private final MemorySegment attribute;
    private final MemorySegment name;

    private SocketProtocol() {
        Arena arena = Arena.ofAuto();
        libc = new Libc(arena);
        path = arena.allocate(LONGEST_PATH);
        attribute = arena.allocateFrom("system.sockprotoname");
        name = arena.allocate(LONGEST_NAME);
    }

    /** Reads protocols; empty where this Java may not call the C library. */
    static Optional<SocketProtocol> reader() {
        try {
            return Optional.of(new SocketProtocol());
        } catch (IllegalCallerException | UnsupportedOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Whether a descriptor of a process is a TCP socket. */
    boolean isTcp(long pid, int descriptor) {
        path.setString(0, "/proc/" + pid + "/fd/" + descriptor);
        if (libc.getxattr(path, attribute, name) <= 0) {
            return false; // closed, or none of ours to look at
        }
        String protocol = name.getString(0);
        return protocol.equals(TCP) || protocol.equals(TCP_OVER_IPV6);
    }
}
