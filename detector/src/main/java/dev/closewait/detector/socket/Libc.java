package dev.closewait.detector.socket;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few calls of the C library that netlink needs. Each returns what the system call behind it does: a result that
 * is not negative, or minus {@code errno}. For 64-bit Linux.
 *
 * <p>Not safe for use by several threads at once: they would share {@code errno}.
 */
final class Libc {
    static final int EINTR = 4;
    static final int EAGAIN = 11;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option KEEP_ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = find("socket",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), KEEP_ERRNO);
    private static final MethodHandle SETSOCKOPT = find("setsockopt",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT), KEEP_ERRNO);
    private static final MethodHandle SEND = find("send",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), KEEP_ERRNO);
    private static final MethodHandle RECV = find("recv",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), KEEP_ERRNO);
    private static final MethodHandle CLOSE = find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), KEEP_ERRNO);
    private static final MethodHandle STRERROR = find("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

    /** The longest text that {@code strerror} is trusted to give. */
    private static final long LONGEST_MESSAGE = 256;

    private final MemorySegment callState;

    /** @param arena how long the memory lives that {@code errno} is kept in */
    Libc(Arena arena) {
        callState = arena.allocate(CALL_STATE);
    }

    int socket(int domain, int type, int protocol) {
        try {
            return orMinusErrno((int) SOCKET.invokeExact(callState, domain, type, protocol));
        } catch (Throwable e) {
            throw uncallable("socket", e);
        }
    }

    int setsockopt(int descriptor, int level, int option, MemorySegment value) {
        try {
            return orMinusErrno((int) SETSOCKOPT.invokeExact(callState, descriptor, level, option, value,
                    (int) value.byteSize()));
        } catch (Throwable e) {
            throw uncallable("setsockopt", e);
        }
    }

    int send(int descriptor, MemorySegment message) {
        try {
            return orMinusErrno((int) (long) SEND.invokeExact(callState, descriptor, message, message.byteSize(), 0));
        } catch (Throwable e) {
            throw uncallable("send", e);
        }
    }

    int recv(int descriptor, MemorySegment buffer, int flags) {
        try {
            return orMinusErrno(
                    (int) (long) RECV.invokeExact(callState, descriptor, buffer, buffer.byteSize(), flags));
        } catch (Throwable e) {
            throw uncallable("recv", e);
        }
    }

    int close(int descriptor) {
        try {
            return orMinusErrno((int) CLOSE.invokeExact(callState, descriptor));
        } catch (Throwable e) {
            throw uncallable("close", e);
        }
    }

    /** An error number with what the C library says of it, such as {@code errno 13 (Permission denied)}. */
    @SuppressWarnings("restricted") // the C library ends its texts with a zero byte
    static String describe(int errno) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(errno);
            return "errno " + errno + " (" + text.reinterpret(LONGEST_MESSAGE).getString(0) + ")";
        } catch (Throwable e) {
            throw uncallable("strerror", e);
        }
    }

    private int orMinusErrno(int result) {
        return result >= 0 ? result : -(int) ERRNO.get(callState, 0L);
    }

    @SuppressWarnings("restricted") // calling C is what this class is for
    private static MethodHandle find(String name, FunctionDescriptor signature, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature, options);
    }

    /** A call by a method handle declares Throwable; these calls throw nothing unless used after their memory is gone. */
    private static IllegalStateException uncallable(String name, Throwable cause) {
        return new IllegalStateException("the C library's " + name + " could not be called: " + cause.getMessage(),
                cause);
    }
}
