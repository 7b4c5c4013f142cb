package dev.closewait.detector.libc;

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
 * The few calls of the C library that netlink, namespaces and socket descriptors need. Each returns what the system
 * call behind it does: a result that is not negative, or minus {@code errno}. For 64-bit Linux.
 *
 * <p>Not safe for use by several threads at once: they would share {@code errno}.
 */
public final class Libc {
    public static final int EINTR = 4;
    public static final int EAGAIN = 11;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option KEEP_ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = find("socket",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), KEEP_ERRNO);
    private static final MethodHandle OPEN = find("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            KEEP_ERRNO, Linker.Option.firstVariadicArg(2));
    private static final MethodHandle SETNS = find("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT),
            KEEP_ERRNO);
    private static final MethodHandle GETXATTR = find("getxattr",
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG), KEEP_ERRNO);
    private static final MethodHandle READLINKAT = find("readlinkat",
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG), KEEP_ERRNO);
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

    /** Apart from the others: a C library may lack it, as glibc before 2.30 does. */
    private static final class Getdents64 {
        static final MethodHandle HANDLE = find("getdents64",
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), KEEP_ERRNO);
    }

    private final MemorySegment callState;

    /** @param arena how long the memory lives that {@code errno} is kept in */
    public Libc(Arena arena) {
        callState = arena.allocate(CALL_STATE);
    }

    public int socket(int domain, int type, int protocol) {
        try {
            return orMinusErrno((int) SOCKET.invokeExact(callState, domain, type, protocol));
        } catch (Throwable e) {
            throw uncallable("socket", e);
        }
    }

    /** Opens a file; {@code path} ends with a zero byte. */
    public int open(MemorySegment path, int flags) {
        try {
            return orMinusErrno((int) OPEN.invokeExact(callState, path, flags));
        } catch (Throwable e) {
            throw uncallable("open", e);
        }
    }

    /**
     * Fills a buffer with some of the entries of an open directory (getdents64(2)); 0 when there are no more.
     *
     * @throws LinkageError when the C library has no such call
     */
    public int getdents64(int directory, MemorySegment entries) {
        try {
            return orMinusErrno(
                    (int) (long) Getdents64.HANDLE.invokeExact(callState, directory, entries, entries.byteSize()));
        } catch (LinkageError absent) {
            throw absent;
        } catch (Throwable e) {
            throw uncallable("getdents64", e);
        }
    }

    /** Reads where a symbolic link in an open directory leads; {@code name} ends with a zero byte, the target does not. */
    public int readlinkat(int directory, MemorySegment name, MemorySegment target) {
        try {
            return orMinusErrno(
                    (int) (long) READLINKAT.invokeExact(callState, directory, name, target, target.byteSize()));
        } catch (Throwable e) {
            throw uncallable("readlinkat", e);
        }
    }

    /** Moves the calling thread, and no other, into the namespace that a descriptor stands for (setns(2)). */
    public int setns(int descriptor, int kind) {
        try {
            return orMinusErrno((int) SETNS.invokeExact(callState, descriptor, kind));
        } catch (Throwable e) {
            throw uncallable("setns", e);
        }
    }

    /** Reads an extended attribute; {@code path} and {@code name} end with a zero byte. The result is its length. */
    public int getxattr(MemorySegment path, MemorySegment name, MemorySegment value) {
        try {
            return orMinusErrno(
                    (int) (long) GETXATTR.invokeExact(callState, path, name, value, value.byteSize()));
        } catch (Throwable e) {
            throw uncallable("getxattr", e);
        }
    }

    public int setsockopt(int descriptor, int level, int option, MemorySegment value) {
        try {
            return orMinusErrno((int) SETSOCKOPT.invokeExact(callState, descriptor, level, option, value,
                    (int) value.byteSize()));
        } catch (Throwable e) {
            throw uncallable("setsockopt", e);
        }
    }

    public int send(int descriptor, MemorySegment message) {
        try {
            return orMinusErrno((int) (long) SEND.invokeExact(callState, descriptor, message, message.byteSize(), 0));
        } catch (Throwable e) {
            throw uncallable("send", e);
        }
    }

    public int recv(int descriptor, MemorySegment buffer, int flags) {
        try {
            return orMinusErrno(
                    (int) (long) RECV.invokeExact(callState, descriptor, buffer, buffer.byteSize(), flags));
        } catch (Throwable e) {
            throw uncallable("recv", e);
        }
    }

    public int close(int descriptor) {
        try {
            return orMinusErrno((int) CLOSE.invokeExact(callState, descriptor));
        } catch (Throwable e) {
            throw uncallable("close", e);
        }
    }

    /** An error number with what the C library says of it, such as {@code errno 13 (Permission denied)}. */
    @SuppressWarnings("restricted") // the C library ends its texts with a zero byte
    public static String describe(int errno) {
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
